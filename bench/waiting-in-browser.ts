import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type SimulatedSpeed,
  type SimulationPolicy,
  simulateReaders,
  speedFactorOf,
  syntheticText,
} from '@lacuna/engine/check'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'
import { type Browser, chromium } from 'playwright'
import { build, defaultClientConditions } from 'vite'
import { chromeLaunch } from '../tools/chrome.ts'
import { startWireServer, type WireServer } from '../tools/wire-server/wire-server.ts'
import { type BenchRow, row } from './bench-row.ts'
import type { Play, Seen } from './screen-page/seen.ts'
import { waitingStory } from './waiting-story.ts'

const root = fileURLToPath(new URL('./screen-page', import.meta.url))
const speed: SimulatedSpeed = { name: '5 s', firstMs: 600, wholeMs: 5000 }
const policies: readonly SimulationPolicy[] = [
  { name: 'on arrival', lookahead: false },
  { name: 'ours, margin 3', lookahead: { margin: 3 } },
]
/** Reader and model hurry so many times; the machine does not. */
const scale = 2
const decisions = 8
const seeds = [1, 2]
/** All of it ends then, whatever has come of it. */
const mostMs = 180_000

/**
 * The same for real: the page of words in a browser, the adapter that speaks to a server on loopback, a player who clicks.
 * Every frame of the animation is looked at. Beside each figure stands what the simulation says of the same readers, the
 * same story and a model that takes as long for the same requests.
 */
export async function benchWaitingInBrowser(): Promise<BenchRow[]> {
  const source = waitingStory(1, { beats: 1000 })
  const { bundle } = compileInk({ file: 'waiting.ink', source })
  if (bundle === undefined) throw new Error('The story of the benchmark has errors.')
  const outDir = mkdtempSync(join(tmpdir(), 'screen-page-'))
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@lacuna/source', ...defaultClientConditions] },
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  })
  const pages = await serve(outDir, JSON.stringify(bundle))
  const browser = await chromium.launch(await chromeLaunch())
  const late = setTimeout(() => void browser.close(), mostMs)
  try {
    const address = `http://127.0.0.1:${(pages.address() as AddressInfo).port}/`
    // All at once: they mostly wait for time to pass.
    const seen = await Promise.all(
      policies.map(({ lookahead }) =>
        Promise.all(seeds.map(seed => playOnce(browser, address, { seed, decisions, lookahead, scale }, source))),
      ),
    )
    const cases = policies.map(policy => ({ speed, policy, plays: seeds.length }))
    const told = await simulateReaders(inkStory(bundle), cases, { decisions })
    return policies.flatMap(({ name }, at) =>
      compared(
        name,
        (seen[at] ?? []).flatMap(each => each.turns),
        told[at]?.turns ?? [],
      ),
    )
  } finally {
    clearTimeout(late)
    await browser.close()
    pages.close()
    rmSync(outDir, { recursive: true, force: true })
  }
}

function compared(
  policy: string,
  seen: Seen['turns'],
  told: readonly { readonly waitMs: number; readonly atOnce: boolean }[],
): BenchRow[] {
  const share = (yes: readonly boolean[]): number => (100 * yes.filter(Boolean).length) / yes.length
  const at = (turns: readonly { readonly waitMs: number }[], part: number): number =>
    (turns.map(turn => turn.waitMs).sort((a, b) => a - b)[Math.floor((turns.length - 1) * part)] ?? 0) / 1000
  const apart = seen.map((turn, index) => Math.abs(turn.waitMs - (told[index]?.waitMs ?? 0)) / 1000)
  const figure = (name: string, value: number, unit: string): BenchRow =>
    row('waiting on screen', `${policy}: ${name}`, value, unit)
  return [
    figure('turns', seen.length, ''),
    figure('no frame without words', share(seen.map(turn => turn.framesWithout === 0)), '%'),
    figure('no wait, simulated', share(told.map(turn => turn.atOnce)), '%'),
    ...[
      ['p50', 0.5],
      ['p95', 0.95],
      ['longest', 1],
    ].flatMap(([name, part]) => [
      figure(`${name}`, at(seen, Number(part)), 's'),
      figure(`${name}, simulated`, at(told, Number(part)), 's'),
    ]),
    figure('apart on average', apart.reduce((sum, s) => sum + s, 0) / apart.length, 's'),
  ]
}

/** One play-through in a page of its own, with a model of its own. */
async function playOnce(browser: Browser, address: string, play: Omit<Play, 'baseUrl'>, source: string): Promise<Seen> {
  const model = await modelFor(play.seed, wordsBySlot(source))
  try {
    return await visit(browser, address, { ...play, baseUrl: `${model.url}/v1` })
  } finally {
    await model.close()
  }
}

/** Words that the author wrote for each slot of a generated story. */
function wordsBySlot(source: string): ReadonlyMap<string, number> {
  const words = new Map<string, number>()
  let knot = ''
  for (const line of source.split('\n')) {
    knot = /^=== (\w+)/.exec(line)?.[1] ?? knot
    const [, text, name] = /^\s*(.*) # fill (\w+):/.exec(line) ?? []
    if (text !== undefined) words.set(`${knot}.${name}`, text.split(/\s+/).length)
  }
  return words
}

/** A server of a model that takes as long for a request as the simulated one. */
async function modelFor(seed: number, words: ReadonlyMap<string, number>): Promise<WireServer> {
  const asked = new Map<string, number>()
  let count = 0
  return await startWireServer({
    key: '',
    say: slot => syntheticText(words.get(slot) ?? 20, ++count),
    thinksMs: slots => {
      const name = slots.join(' ')
      const nth = (asked.get(name) ?? 0) + 1
      asked.set(name, nth)
      return ((speed.wholeMs ?? 0) * speedFactorOf(seed, name, nth)) / scale
    },
  })
}

async function visit(browser: Browser, address: string, play: Play): Promise<Seen> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } })
  try {
    await page.goto(address)
    await page.waitForFunction(() => 'play' in globalThis)
    return await page.evaluate(async how => {
      return await (globalThis as unknown as { play: (how: Play) => Promise<Seen> }).play(how)
    }, play)
  } finally {
    await page.close()
  }
}

async function serve(folder: string, story: string): Promise<Server> {
  const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }
  const server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname
    try {
      const body = path === '/story.json' ? story : readFileSync(join(folder, path === '/' ? 'index.html' : path))
      response.writeHead(200, {
        'content-type': types[path === '/' ? '.html' : extname(path)] ?? 'application/octet-stream',
      })
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return server
}
