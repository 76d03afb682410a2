import { afterAll, expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { type Fault, faults, waitingFaults } from '../../../../tools/wire-server/fault.ts'
import { startWireServer } from '../../../../tools/wire-server/wire-server.ts'
import { type ManualClock, manualClock } from '../base/manual-clock.ts'
import { seededRandom } from '../base/random.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { createSession, type Session } from '../session/create-session.ts'
import { agreedTo } from '../testing/agreed-to.ts'
import { watchSession } from '../testing/watch-session.ts'
import { anthropicProvider } from './anthropic/provider.ts'
import { openAiCompatibleProvider } from './openai-compatible/provider.ts'
import { withDeadlines } from './wrappers/with-deadlines.ts'
import { withRetry } from './wrappers/with-retry.ts'

const key = 'wire-key-never-told'
const deadlineMs = 6000
const concurrency = 5

/** No two turns ask the same, each has something to prepare behind each choice, and some ask twice, one after the other. */
const square = testStory(
  `VAR round = 0
VAR caller = "somebody"
-> square
=== square ===
~ round++
The square, once more. # fill crowd: who is here now; max 30 words; reads round
+ [Buy bread.] You eat. -> square
+ [Work.] You carry sacks. # fill sacks: the sacks; max 20 words; reads round
  -> square
+ [Listen.] You listen.
  Then {caller} calls. # invent caller: who calls; max 2 words; reads round
  -> square
`,
  { id: 'square' },
)

const server = await startWireServer({ key, keepAliveMs: 100 })
afterAll(() => server.close())

const adapters: Readonly<Record<string, () => NarrativeProvider>> = {
  anthropic: () => anthropicProvider({ apiKey: key, baseUrl: server.url }),
  'openai-compatible': () =>
    openAiCompatibleProvider({ apiKey: key, baseUrl: `${server.url}/v1`, model: 'gull-7b', atOnce: concurrency + 1 }),
}

/** All that fails, stalls or breaks the contract, but for what takes megabytes; stalls as often as failures. */
function hardTimes(turns: number): readonly Fault[] {
  const random = seededRandom(5)
  const stalls = waitingFaults.filter(fault => fault !== '1 MB answer')
  const failures = faults
    .slice(faults.indexOf('status 400'))
    .filter(fault => !waitingFaults.includes(fault) && fault !== 'enormous event' && fault !== 'max_tokens')
  return Array.from({ length: turns * 20 }, () => random.pick(random.next() < 0.5 ? stalls : failures) ?? 'status 500')
}

/** Lets the network have its time; then the clock goes on, a little at a time. */
async function untilWritten(session: Session, clock: ManualClock): Promise<number> {
  const met = clock.now()
  while (session.frame.phase === 'writing') {
    for (let time = 0; time < 3 && session.frame.phase === 'writing'; time++) {
      await new Promise(resolve => setTimeout(resolve, 1))
      await clock.settle()
    }
    if (session.frame.phase === 'writing') await clock.advance(deadlineMs / 8)
  }
  return clock.now() - met
}

test.each([
  ['openai-compatible', runs(160)],
  ['anthropic', runs(80)],
] as const)(
  '%s: every call fails or stalls, and the story goes on within the deadline and leaves nothing behind',
  async (name, turns) => {
    const clock = manualClock()
    const bare = adapters[name]?.() as NarrativeProvider
    const provider = withRetry(withDeadlines(bare, { clock }), { clock, times: 1 })
    const consent = agreedTo(provider)
    server.fail(...hardTimes(turns))
    const before = server.requests.length
    const session = createSession(square, {
      provider,
      consent,
      clock,
      deadlineMs,
      dial: 'live',
      lookahead: { depth: 2, concurrency },
    })
    const watch = watchSession(session)
    const random = seededRandom(9)
    const waits: number[] = []
    let mostRunning = 0
    let mostOpen = 0
    let mostWaiting = 0
    session.enter()
    for (let turn = 0; turn < turns; turn++) {
      waits.push(await untilWritten(session, clock))
      // The player reads, while what is prepared fails.
      await clock.advance(random.whole(4000))
      mostRunning = Math.max(mostRunning, session.metrics?.running ?? 0)
      mostWaiting = Math.max(mostWaiting, clock.waiting)
      mostOpen = Math.max(mostOpen, server.requests.slice(before).filter(({ outcome }) => outcome === 'open').length)
      session.choose(random.pick(session.frame.choices)?.id ?? '')
    }
    waits.push(await untilWritten(session, clock))

    expect(session.frame.turn).toBe(turns + 1)
    expect(watch.broken).toEqual([])
    // By the clock, and by what the session says of itself.
    expect(Math.max(...waits)).toBeLessThanOrEqual(deadlineMs)
    expect(Math.max(...waits)).toBeGreaterThan(0)
    expect(Math.max(...(session.metrics?.turns ?? []).map(({ waitMs }) => waitMs))).toBeLessThanOrEqual(deadlineMs)
    // Every slot has its fill, once: the author's with a reason, or as much as came and was good before the answer broke.
    const slots = session.metrics?.turns.reduce((sum, one) => sum + one.slots, 0)
    const fills = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
    expect(fills.length).toBe(slots)
    const authored = fills.filter(({ source }) => source === 'author')
    expect(authored.length).toBe(session.metrics?.turns.reduce((sum, one) => sum + one.authored, 0))
    expect(authored.every(({ reason }) => reason !== undefined)).toBe(true)
    expect(authored.length).toBeGreaterThan(fills.length / 2)
    // It did prepare, and was failed.
    const { totals } = session.metrics as NonNullable<Session['metrics']>
    expect(server.requests.length - before).toBeGreaterThan(turns * 2)
    expect(totals.answered).toBeLessThan(totals.failed)
    expect(totals.prepared).toBeGreaterThan(turns)
    // What is under way is what the director lets be, and the turn on screen.
    expect(mostRunning).toBeLessThanOrEqual(concurrency + 1)
    expect(mostOpen).toBeLessThanOrEqual(3 * (concurrency + 1))
    // A request has up to six: of the fill pipeline, of its deadlines and of a retry.
    expect(mostWaiting).toBeLessThanOrEqual(6 * (concurrency + 1) + 2)
    expect((session.metrics?.turns ?? []).length).toBeLessThanOrEqual(256)

    session.close()
    await clock.settle()
    await server.idle()
    await clock.settle()
    expect(session.metrics?.running).toBe(0)
    // Each request has ended, in one way.
    const { requests, answered, failed, dropped } = session.metrics?.totals ?? totals
    expect(answered + failed + dropped).toBe(requests)
    expect(clock.waiting).toBe(0)
    await expect.poll(() => server.connections()).toBe(0)
  },
)
