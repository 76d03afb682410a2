import { type ManualClock, manualClock } from '../base/manual-clock.ts'
import { standsIn } from '../fill/pipeline/fill-metrics.ts'
import type { FillStore } from '../fill/store/fill-store.ts'
import type { LedgerEntry } from '../ledger/ledger-entry.ts'
import { estimateTokens } from '../provider/cost/estimate-tokens.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import { createSession, type Session } from '../session/create-session.ts'
import type { Problem } from '../story/problem.ts'
import type { Story } from '../story/story.ts'
import { type ModelMeter, simulatedModel } from './simulated-model.ts'
import { titleMs as noticeMs, simulatedReader, wordsToRead } from './simulated-reader.ts'
import type { SimulationCase } from './simulation-case.ts'

/** One turn with live slots, as a reader met it. */
export interface SimulatedTurn {
  /** The reader's number; each plays once. */
  readonly play: number
  /** Milliseconds until words to read on with stood there: all of them, or the first sentence, as the policy says. */
  readonly waitMs: number
  /** Whether every live slot showed its fill at once: no moment's wait, and nowhere the author's words for a late or failed one. */
  readonly atOnce: boolean
  /** Whether the author's words stood in for a late or failed fill. */
  readonly stoodIn: boolean
  /** Ids of its live slots. */
  readonly slots: readonly string[]
  /** Fills that were shown in it. */
  readonly shown: number
  /** Of these, fills whose request held what stood on the page before. */
  readonly shownWithPage: number
  /** Slots for which the model kept the author's words. */
  readonly kept: number
  /** Passages of it for which requests were made, and those of these that needed more than one. */
  readonly passages: number
  readonly splitPassages: number
  /** Tokens of what was shown, by estimate. */
  readonly shownTokens: number
  /** Words of the turn before it: the time there was. 0 before the first. */
  readonly wordsBefore: number
  /** Id of the choice that led to it; absent where the reader came in by an entry. */
  readonly choice?: string
  /** The entry by which the reader came in, where it was another than the start. */
  readonly entry?: string
}

/** Where a story broke under a reader, who can't go on. */
export interface BrokenPlay {
  readonly problem: Problem
  /** Id of the choice after which it broke; absent where it did as the reader came in. */
  readonly choice?: string
  /** The entry by which the reader had come in; the empty text is the start. */
  readonly entry: string
}

/** One play-through, as a reader met it. */
export interface ReadPlay {
  readonly turns: readonly SimulatedTurn[]
  /** Tokens of further candidates, in and out: they are among those of the model. */
  readonly candidateTokens: number
  readonly broken?: BrokenPlay
}

/** A reader of the simulation waits rather than read on: what is measured is the wait. */
const deadlineMs = 120_000

/** What a single play-through is read with, besides its case. */
interface ReadOptions {
  readonly seed: number
  readonly decisions: number
  readonly meter: ModelMeter
  readonly store: FillStore | undefined
  /** The entries, in the order in which the reader comes in by them; the empty text is the start. */
  readonly entries: readonly string[]
  /** Called with every request. */
  readonly asked: (request: FillRequest) => void
}

/**
 * One reader plays the story once; the turns that had live slots. Who comes to an end goes in by the next entry, as long as
 * there is one and decisions are left.
 */
export async function readOnce(
  story: Story,
  { decisionMs = 0, failures = 0, policy, speed, titleMs = noticeMs, wordsPerMinute }: SimulationCase,
  { asked, decisions, entries, meter, seed, store }: ReadOptions,
): Promise<ReadPlay> {
  const clock = manualClock()
  const reader = simulatedReader(seed, wordsPerMinute)
  const session = createSession(story, {
    seed,
    dial: 'live',
    clock,
    deadlineMs,
    provider: simulatedModel(clock, speed, {
      seed,
      failures,
      asked,
      meter,
      streams: policy.readsFromFirstSentence === true,
      shared: policy.requests === 'shared',
    }),
    lookahead: policy.lookahead,
    ...(store === undefined ? {} : { store }),
    ...(policy.candidates === undefined ? {} : { candidates: policy.candidates }),
  })
  await clock.advance(titleMs)
  const remaining = [...entries]
  const turns: SimulatedTurn[] = []
  let broken: BrokenPlay | undefined
  let recorded = 0
  let wordsBefore = 0
  let entry = ''
  let choice: string | undefined
  const comeIn = (): void => {
    entry = remaining.shift() ?? ''
    choice = undefined
    wordsBefore = 0
    session.enter(entry)
  }
  comeIn()
  for (let taken = 0; ; ) {
    await clock.settle()
    const met = clock.now()
    const firstSentence = await untilWritten(session, clock)
    const wholeMs = clock.now() - met
    const ledger = session.ledger()
    const turn = metricsIn(ledger.slice(recorded))
    recorded = ledger.length
    const waitMs = policy.readsFromFirstSentence === true ? (firstSentence ?? clock.now()) - met : wholeMs
    const led = choice === undefined ? {} : { choice }
    if (turn.slots.length > 0)
      turns.push({
        play: seed,
        ...turn,
        waitMs,
        atOnce: wholeMs === 0 && !turn.stoodIn,
        wordsBefore,
        ...led,
        ...(choice === undefined && entry !== '' ? { entry } : {}),
      })
    const { phase, choices, problem } = session.frame
    if (problem !== undefined) broken = { problem, entry, ...led }
    const isOver = phase !== 'choosing' && phase !== 'listening'
    if (broken !== undefined || taken === decisions || (isOver && remaining.length === 0)) break
    wordsBefore = wordsToRead(session.frame)
    // Who began at the first sentence has read some by now.
    const leftMs = Math.max(0, reader.readingMs(wordsBefore) - (wholeMs - waitMs))
    if (isOver) {
      await clock.advance(leftMs)
      comeIn()
      continue
    }
    await clock.advance(leftMs + reader.decidingMs(decisionMs))
    taken++
    choice = reader.pick(choices)?.id ?? ''
    session.choose(choice)
  }
  const { furtherInputTokens = 0, furtherOutputTokens = 0 } = session.metrics?.totals ?? {}
  session.close()
  return {
    turns,
    candidateTokens: furtherInputTokens + furtherOutputTokens,
    ...(broken === undefined ? {} : { broken }),
  }
}

/** Lets time pass until the turn stands there; when its first live words did, if it had any. */
async function untilWritten(session: Session, clock: ManualClock): Promise<number | undefined> {
  let first: number | undefined
  for (;;) {
    const isLive = session.frame.lines.some(line => line.spans.some(span => span.origin.source === 'live'))
    if (isLive) first ??= clock.now()
    if (session.frame.phase !== 'writing') return first
    const nextMs = clock.nextMs
    if (nextMs === undefined) throw new Error('A turn is being written, and nothing goes on.')
    await clock.advance(nextMs)
  }
}

/** What the entries of one turn say of its live slots. */
function metricsIn(
  entries: readonly LedgerEntry[],
): Pick<
  SimulatedTurn,
  'slots' | 'shown' | 'shownWithPage' | 'kept' | 'passages' | 'splitPassages' | 'shownTokens' | 'stoodIn'
> {
  const slots = entries.flatMap(entry => (entry.kind === 'request' ? entry.request.slots : []))
  const fills = entries.flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  const shown = fills.filter(fill => fill.source === 'live')
  const byPassage = requestsByPassage(entries)
  return {
    slots,
    shown: shown.length,
    shownWithPage: shown.filter(fill => fill.soft !== undefined).length,
    kept: fills.filter(fill => fill.reason === 'kept').length,
    passages: byPassage.length,
    splitPassages: byPassage.filter(requests => requests > 1).length,
    shownTokens: shown.reduce((sum, fill) => sum + estimateTokens(fill.text), 0),
    stoodIn: fills.some(fill => standsIn(fill) || fill.reason === 'truncated'),
  }
}

/** How many requests each passage made: they are recorded together, and what the next one hangs on comes between. */
function requestsByPassage(entries: readonly LedgerEntry[]): readonly number[] {
  const counts: number[] = []
  entries.forEach(({ kind }, at) => {
    if (kind !== 'request') return
    if (entries[at - 1]?.kind === 'request') counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
    else counts.push(1)
  })
  return counts
}
