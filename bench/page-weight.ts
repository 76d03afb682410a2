import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright'
import { build, type Rolldown } from 'vite'
import { chromeLaunch } from '../tools/chrome.ts'
import { type BenchRow, row } from './bench-row.ts'

const gallery = fileURLToPath(new URL('../examples/gallery', import.meta.url))
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

/**
 * JavaScript that the browser was sent, gzipped, until the notice and the first line of Dry Ground can be read and until
 * the stage is drawn: the built gallery in a real browser with nothing in its cache. The story itself, which is data, has
 * a row of its own.
 */
export async function benchPageWeight(): Promise<BenchRow[]> {
  const outDir = mkdtempSync(join(tmpdir(), 'page-weight-'))
  const built = await build({
    root: gallery,
    configLoader: 'native',
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  const stories = storyChunks(built as Rolldown.RolldownOutput | Rolldown.RolldownOutput[])
  const server = await serve(outDir)
  const browser = await chromium.launch(chromeLaunch())
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/?story=dry-ground`
    const live = await visit(browser, address, stories, 'as suggested')
    const written = await visit(browser, address, stories, 'as written')
    const name = 'Dry Ground: JavaScript until'
    return [
      row('page weight', `${name} the notice can be read`, live.notice, 'kB', { bar: 100 }),
      row('page weight', `${name} the first line can be read, as written`, written.line, 'kB', { bar: 100 }),
      row('page weight', `${name} the first line can be read, live by the grammar`, live.line, 'kB', { bar: 100 }),
      row('page weight', `${name} the stage is drawn, as written`, written.stage, 'kB', { bar: 260 }),
      row('page weight', `${name} the stage is drawn, live by the grammar`, live.stage, 'kB', { bar: 260 }),
      row('page weight', 'Dry Ground: the compiled story', live.story, 'kB'),
    ]
  } finally {
    await browser.close()
    server.close()
    rmSync(outDir, { recursive: true, force: true })
  }
}

/** Names of the chunks that hold a compiled story and nothing else. */
function storyChunks(built: Rolldown.RolldownOutput | Rolldown.RolldownOutput[]): ReadonlySet<string> {
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput
  const names = output.flatMap(part =>
    part.type === 'chunk' && part.moduleIds.length > 0 && part.moduleIds.every(id => id.endsWith('.ink'))
      ? [part.fileName]
      : [],
  )
  if (names.length === 0) throw new Error('No story has a chunk of its own: it would be counted as code.')
  return new Set(names)
}

/** Serves a folder as a good host does: compressed. */
async function serve(folder: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname
    const file = join(folder, path === '/' ? 'index.html' : path)
    try {
      const text = readFileSync(file)
      const packed = /\.(html|js|css)$/.test(file)
      response.writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        ...(packed ? { 'content-encoding': 'gzip' } : {}),
      })
      response.end(packed ? gzipSync(text, { level: 9 }) : text)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return server
}

interface Weights {
  readonly notice: number
  readonly line: number
  readonly stage: number
  readonly story: number
}

/** What runs in the page: notes when what can be read is there, and begins the story at once. */
function watch(asWritten: boolean): void {
  const seen: Record<string, number> = {}
  ;(globalThis as { seen?: object }).seen = seen
  const look = (): void => {
    const begin = document.querySelector<HTMLElement>('.lacuna-begin')
    if (begin && seen.notice === undefined) {
      seen.notice = performance.now()
      if (asWritten) document.querySelector<HTMLElement>('input[value=author]')?.click()
      begin.click()
    }
    const line = document.querySelector('.lacuna-line')
    if (line?.textContent) seen.line ??= performance.now()
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
}

async function visit(
  browser: Browser,
  address: string,
  stories: ReadonlySet<string>,
  how: 'as suggested' | 'as written',
): Promise<Weights> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(watch, how === 'as written')
    await page.goto(address)
    await page.locator('.lacuna-choice').first().waitFor()
    await page.locator('canvas').waitFor()
    // Whatever the stage still fetches to be drawn is counted as well.
    await page.waitForLoadState('networkidle')
    const { seen, scripts } = await page.evaluate(() => ({
      seen: (globalThis as unknown as { seen: Record<'notice' | 'line', number> }).seen,
      scripts: performance
        .getEntriesByType('resource')
        .map(entry => entry as PerformanceResourceTiming)
        .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
        .map(({ name, encodedBodySize, responseEnd }) => ({
          file: new URL(name).pathname.slice(1),
          bytes: encodedBodySize,
          at: responseEnd,
        })),
    }))
    const until = (time: number, story = false): number =>
      scripts
        .filter(({ file, at }) => at <= time && stories.has(file) === story)
        .reduce((sum, { bytes }) => sum + bytes, 0) / 1000
    return {
      notice: until(seen.notice),
      line: until(seen.line),
      stage: until(Number.POSITIVE_INFINITY),
      story: until(Number.POSITIVE_INFINITY, true),
    }
  } finally {
    await context.close()
  }
}
