import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright'
import { build, type PreviewServer, preview } from 'vite'
import { chromeLaunch } from '../tools/chrome.ts'
import { type BenchRow, row } from './bench-row.ts'

const root = fileURLToPath(new URL('../examples/gallery', import.meta.url))

const mostFrames = 240

/**
 * Script on the main thread per frame while the words of Dry Ground's third turn type on: the built gallery in a real
 * browser, the stage drawn and the words asked for again, by a trace of the browser. Beside it the same page without a
 * stage. The time is the thread's own, so that a busy machine does not count.
 */
export async function benchTypeOn(): Promise<BenchRow[]> {
  const outDir = mkdtempSync(join(tmpdir(), 'type-on-'))
  const options = { root, logLevel: 'error', build: { outDir, emptyOutDir: true } } as const
  await build(options)
  const server = await preview({ ...options, preview: { port: 0, host: '127.0.0.1' } })
  const launch = await chromeLaunch()
  const browser = await chromium.launch(launch)
  const plain = await chromium.launch({ ...launch, args: ['--disable-3d-apis'] })
  try {
    const [staged, bare] = [await typing(browser, server, true), await typing(plain, server, false)]
    const name = 'Dry Ground types on: script per frame'
    return [
      row('type on', `${name}, median`, quantile(staged.frames, 0.5), 'ms', { baseline: quantile(bare.frames, 0.5) }),
      row('type on', `${name}, 95th percentile`, quantile(staged.frames, 0.95), 'ms', {
        baseline: quantile(bare.frames, 0.95),
        bar: 4,
      }),
      row('type on', `${name}, longest`, Math.max(...staged.frames), 'ms', { baseline: Math.max(...bare.frames) }),
      row('type on', 'Dry Ground types on: pictures of the stage', staged.drawn, 'per frame'),
    ]
  } finally {
    await browser.close()
    await plain.close()
    await server.close()
    rmSync(outDir, { recursive: true, force: true })
  }
}

interface Typing {
  /** Milliseconds of script in each. */
  readonly frames: readonly number[]
  /** The share of frames for which the stage drew a picture. */
  readonly drawn: number
}

/**
 * What runs in the page: counts the frames in which something is drawn by WebGL, and lets the page's clock go on by a
 * thirtieth of a second with each frame, however long that took to paint. So the stage is never told that it is too slow
 * here and draws a picture for each, as on a machine with a graphics card.
 */
function keepUp(): void {
  let isDrawn = false
  for (const name of ['drawElements', 'drawElementsInstanced'] as const) {
    const draw = WebGL2RenderingContext.prototype[name] as (...values: unknown[]) => void
    Object.assign(WebGL2RenderingContext.prototype, {
      [name](this: WebGL2RenderingContext, ...values: unknown[]) {
        isDrawn = true
        draw.apply(this, values)
      },
    })
  }
  let clock = performance.now()
  let real = 0
  const counter = globalThis as { drawn?: number; shown?: number }
  const request = globalThis.requestAnimationFrame.bind(globalThis)
  globalThis.requestAnimationFrame = callback =>
    request(now => {
      if (now !== real) {
        counter.shown = (counter.shown ?? 0) + 1
        if (isDrawn) counter.drawn = (counter.drawn ?? 0) + 1
        isDrawn = false
        real = now
        clock += 1000 / 30
      }
      callback(clock)
    })
  performance.now = () => clock
}

/** From where the words begin to appear to where they all stand. */
async function typing(browser: Browser, server: PreviewServer, hasStage: boolean): Promise<Typing> {
  const context = await browser.newContext({ viewport: { width: 960, height: 600 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(keepUp)
    await page.goto(`${server.resolvedUrls?.local[0]}?story=dry-ground&seed=7`)
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.locator('.lacuna-choice').first().waitFor()
    if (hasStage) await page.locator('.lacuna-stage canvas').waitFor()
    await page.waitForLoadState('networkidle')
    // The picture is painted in pieces and fades in; then a later turn's words type on over one that only moves.
    await page.waitForTimeout(8000)
    await page.keyboard.press('1')
    await page.waitForTimeout(2000)
    const trace = await traced(page, async () => {
      await page.keyboard.press('1')
      await page.locator('.lacuna[data-typing]').waitFor({ timeout: 20_000 })
      await page.evaluate(() => {
        Object.assign(globalThis, { drawn: 0, shown: 0 })
      })
      await page.waitForFunction(
        most => {
          const { shown } = globalThis as unknown as { shown: number }
          return shown >= most || document.querySelector('.lacuna[data-typing]') === null
        },
        mostFrames,
        { timeout: 120_000 },
      )
    })
    const { drawn, shown } = await page.evaluate(() => {
      const { drawn, shown } = globalThis as unknown as { drawn: number; shown: number }
      return { drawn, shown }
    })
    return { frames: scriptPerFrame(trace), drawn: drawn / shown }
  } finally {
    await context.close()
  }
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds: when, how long by the wall's clock, how long by the thread's own. */
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
}

async function traced(page: Page, during: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const session: CDPSession = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]))
  })
  await session.send('Tracing.start', { transferMode: 'ReportEvents', categories: 'devtools.timeline' })
  await during()
  const complete = new Promise(resolve => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  return events
}

const scripts = new Set([
  'FireAnimationFrame',
  'FunctionCall',
  'TimerFire',
  'RunMicrotasks',
  'EvaluateScript',
  'EventDispatch',
])

/** Sums the outermost runs of script on the page's main thread between one picture and the next. */
function scriptPerFrame(events: readonly TraceEvent[]): readonly number[] {
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
  const animations = new Map<string, number>()
  for (const event of events)
    if (event.name === 'FireAnimationFrame') animations.set(threadOf(event), (animations.get(threadOf(event)) ?? 0) + 1)
  const [main] = [...animations].toSorted(([, a], [, b]) => b - a)[0] ?? []
  const frames: number[] = []
  let sum = 0
  let until = 0
  for (const event of events.filter(each => threadOf(each) === main).toSorted((a, b) => a.ts - b.ts)) {
    if (event.name === 'AnimationFrame' && event.ph === 'b') {
      frames.push(sum)
      sum = 0
    } else if (event.ph === 'X' && scripts.has(event.name) && event.ts >= until) {
      until = event.ts + (event.dur ?? 0)
      sum += (event.tdur ?? event.dur ?? 0) / 1000
    }
  }
  if (frames.length < 20) throw new Error(`The trace has ${frames.length} frames only.`)
  // What ran before the first picture was not counted from its beginning.
  return frames.slice(1)
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN
}
