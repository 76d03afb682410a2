import type { Clock } from '../base/clock.ts'
import { type ManualClock, manualClock } from '../base/manual-clock.ts'
import { seededRandom } from '../base/random.ts'
import { fillAnswer } from '../fill/fill-answer.ts'
import type { SlotRequest } from '../fill/fill-request.ts'
import { type FillStore, memoryFillStore } from '../fill/fill-store.ts'
import type { NarrativeProvider } from '../fill/narrative-provider.ts'
import { createSession } from '../play/create-session.ts'
import type { LookaheadOptions } from '../play/session-ports.ts'
import type { Story } from '../story/story.ts'

/** How fast a model is. */
export interface SimulatedSpeed {
  readonly name: string
  /** Milliseconds to the first token, median; log-normal with σ 0.3. */
  readonly firstMs: number
  /** Tokens per second after that; `Infinity`: all at once. */
  readonly tokensPerSecond: number
}

/** What is compared: how, if at all, coming turns are prepared. */
export interface ReadingPolicy {
  readonly name: string
  readonly lookahead: LookaheadOptions | false
  /** Slots read the history, so that no two ways share a fill. */
  readonly history?: boolean
  /** All readers share one store. */
  readonly shared?: boolean
}

/** What readers met. */
export interface Reading {
  readonly turns: number
  readonly withoutWait: number
  readonly waits: readonly number[]
  /** Turns in which the author's words stood in for a late or failed fill. */
  readonly stoodIn: number
  readonly generated: number
  readonly shown: number
  readonly tokens: number
}

const sigma = 0.3
/** The mean of silent readers of English fiction (Brysbaert 2019). */
const wordsPerMinute = 238
/** Who reads the notice before the first line, about eighty words, takes this long. */
const titleMs = 20_000
/** A reader of the simulation waits rather than read on: what is measured is the wait. */
const deadlineMs = 30_000

/** A provider on the clock: right words after a log-normal time, or a failure. */
function simulated(clock: Clock, speed: SimulatedSpeed, failures: number, seed: number): NarrativeProvider {
  const random = seededRandom(`provider ${seed}`)
  let count = 0
  const wait = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise(resolve => {
      const callOff = clock.after(ms, resolve)
      signal.addEventListener('abort', () => {
        callOff()
        resolve()
      })
    })
  return {
    id: 'simulated',
    model: speed.name,
    capabilities: { streaming: true, jsonSchema: 'strict', local: true },
    async *fill(request, { signal }) {
      const answers = request.slots.map(slot => [slot.key, said(slot, ++count)] as const)
      const tokens = (request.limits.words * 4) / 3
      const slow = Math.exp(sigma * normal(random))
      await wait(speed.firstMs * slow, signal)
      if (signal.aborted) return
      if (random.next() < failures) throw new Error('The simulated provider failed.')
      const spoken = (answers.map(([, value]) => String(value)).join(' ').length / 5) * (4 / 3)
      if (Number.isFinite(speed.tokensPerSecond)) await wait((spoken / speed.tokensPerSecond) * 1000 * slow, signal)
      if (signal.aborted) return
      yield* fillAnswer(Object.fromEntries(answers), { usage: { inputTokens: 900, outputTokens: Math.round(tokens) } })
    },
  }
}

/** Something right for a slot: as long as the author's words, in its domain, with what it must mention. */
function said({ contract, maxWords, words }: SlotRequest, count: number): string | number | boolean {
  const { domain, oneOf, mention = [] } = contract
  if (domain?.type === 'options') return domain.options[count % domain.options.length] ?? ''
  if (domain?.type === 'range') return domain.from
  if (domain?.type === 'number') return count
  if (domain?.type === 'boolean') return count % 2 === 0
  if (oneOf !== undefined) return oneOf[count % oneOf.length] ?? ''
  const length = Math.max(2, Math.min(maxWords, words.split(/\s+/).length) - mention.join(' ').split(' ').length)
  const filler = 'seen from here once more and so on'.split(' ')
  const text = [`No${count}`, ...Array.from({ length }, (_, index) => filler[(index + count) % filler.length])]
  return [...text.slice(0, length), ...mention].join(' ')
}

/** One reader plays the story once. */
async function readOnce(
  story: Story,
  speed: SimulatedSpeed,
  policy: ReadingPolicy,
  more: {
    readonly seed: number
    readonly failures: number
    readonly decisionMs: number
    readonly decisions: number
    readonly store: FillStore | undefined
  },
): Promise<Reading> {
  const clock: ManualClock = manualClock()
  const { seed, failures, decisionMs, decisions, store } = more
  const random = seededRandom(`reader ${seed}`)
  const session = createSession(story, {
    seed,
    dial: 'live',
    clock,
    deadlineMs,
    provider: simulated(clock, speed, failures, seed),
    lookahead: policy.lookahead,
    ...(store === undefined ? {} : { store }),
  })
  await clock.advance(titleMs)
  session.enter()
  const waits: number[] = []
  let stoodIn = 0
  for (let turn = 0; turn <= decisions; turn++) {
    await clock.settle()
    const met = clock.now()
    while (session.frame.phase === 'writing') await clock.advance(50)
    const figures = session.metrics?.turns.find(one => one.turn === session.frame.turn)
    if (figures !== undefined) {
      waits.push(figures.authored > 0 ? Math.max(1, clock.now() - met) : figures.waitMs)
      if (figures.authored > 0) stoodIn++
    }
    if (session.frame.phase !== 'choosing' || turn === decisions) break
    const read = session.frame.lines.reduce((sum, line) => sum + line.text.split(/\s+/).length, 0)
    const readingMs = (read / wordsPerMinute) * 60_000 * Math.exp(sigma * normal(random))
    await clock.advance(readingMs + (decisionMs === 0 ? 0 : decisionMs * Math.exp(sigma * normal(random))))
    const { choices } = session.frame
    session.choose(choices[random.whole(choices.length)]?.id ?? '')
  }
  const totals = session.metrics?.totals
  session.close()
  return {
    turns: waits.length,
    withoutWait: waits.filter(wait => wait <= 0).length,
    waits,
    stoodIn,
    generated: totals?.requests ?? 0,
    shown: totals?.shown ?? 0,
    tokens: (totals?.inputTokens ?? 0) + (totals?.outputTokens ?? 0),
  }
}

/** How many readers there are, and what they meet. */
export interface ReadersOptions {
  readonly plays: number
  /** Share of requests that fail, 0 to 1. Default 0. */
  readonly failures?: number
  /** Milliseconds that a decision takes after the reading, median. Default 0, the hardest. */
  readonly decisionMs?: number
  /** Decisions of one play-through at most. Default 28. */
  readonly decisions?: number
}

/**
 * Simulates readers of a story, one after the other, on a clock of its own, so that hours pass in seconds: the real
 * session, the real Desk and Director; the provider's answers and the reader are made up. Reading goes at 238 words a
 * minute; reading, deciding and generating times are log-normal with σ 0.3. A turn is without a wait only when every
 * live slot of it showed its fill at once.
 */
export async function readers(
  story: Story,
  speed: SimulatedSpeed,
  policy: ReadingPolicy,
  more: ReadersOptions,
): Promise<Reading> {
  const store = policy.shared === true ? memoryFillStore(100_000) : undefined
  const { failures = 0, decisionMs = 0, decisions = 28 } = more
  const rules = { failures, decisionMs, decisions }
  const all: Reading[] = []
  for (let seed = 1; seed <= more.plays; seed++)
    all.push(await readOnce(story, speed, policy, { ...rules, seed, store }))
  const sum = (of: (one: Reading) => number): number => all.reduce((total, one) => total + of(one), 0)
  return {
    turns: sum(one => one.turns),
    withoutWait: sum(one => one.withoutWait),
    waits: all.flatMap(one => one.waits).sort((a, b) => a - b),
    stoodIn: sum(one => one.stoodIn),
    generated: sum(one => one.generated),
    shown: sum(one => one.shown),
    tokens: sum(one => one.tokens),
  }
}

/** One number of the standard normal distribution (Box and Muller). */
function normal(random: { next(): number }): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
