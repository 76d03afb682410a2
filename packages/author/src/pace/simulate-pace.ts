import { type CandidateJudge, nearest, type Story } from '@lacuna/engine'
import {
  openedStory,
  type SimulationCase,
  type SimulationPolicy,
  type SimulationResult,
  simulateReaders,
} from '@lacuna/engine/check'
import { costOf, type Price, priceOf, prices } from '@lacuna/engine/providers/wrappers'
import { UsageError } from '../command/usage-error.ts'
import { type Break, breaks } from './breaks.ts'
import { type FactsCost, factsCost } from './facts-cost.ts'
import { fillsPerFillShown } from './fills-per-fill-shown.ts'
import type { PaceOptions } from './pace-options.ts'
import { type WaitPlace, waitPlaces } from './wait-places.ts'

/** What one way of preparing would mean for readers and purse. */
export interface PaceRow {
  readonly policy: string
  /** Turns with a slot that is filled live, over all readers. */
  readonly turns: number
  /** Share of these that showed every fill at once, 0 to 1. */
  readonly withoutWait: number
  readonly waitMs: { readonly p50: number; readonly p95: number; readonly longest: number }
  /** Share of the turns in which the author's words stood in for a failed fill, 0 to 1. */
  readonly stoodIn: number
  readonly fillsPerFillShown: number
  /** Requests of one play-through that hold what is one reader's own: their acts, their screen or their words. */
  readonly personalRequests: number
  /** Requests of one play-through that hold nothing of the kind: readers could share what comes of them. */
  readonly sharedRequests: number
  /** Share of the passages that needed more than one request, 0 to 1. */
  readonly split: number
  /** Slots of one play-through for which the model kept the author's words. */
  readonly kept: number
  /** Share of the shown fills whose request held the page before, 0 to 1. */
  readonly withPage: number
  /** Tokens of one play-through, in and out. */
  readonly tokens: number
  /** Of these, tokens of requests that were called off because the reader went another way. */
  readonly calledOffTokens: number
  /** Of these, tokens of further candidates for long slots. */
  readonly candidateTokens: number
  /** US dollars for one play-through. */
  readonly cost: number
}

/** What `lacuna pace` found. */
export interface Pace {
  readonly rows: readonly PaceRow[]
  /** The row that a game gets which sets nothing: its requests are personal. */
  readonly usual: string
  /** The row of readers who share fills: their requests hold only what may be shared, but for slots that read the diary. */
  readonly sharing: string
  /** Where its readers waited, the longest waits first. */
  readonly waits: readonly WaitPlace[]
  /** Where the story broke under its readers. */
  readonly breaks: readonly Break[]
  /** What facts cost those who share fills; absent where that is little. */
  readonly facts?: FactsCost
}

const usual: SimulationPolicy = { name: 'margin 3', lookahead: { margin: 3 } }
const sharing: SimulationPolicy = { name: 'readers share fills', lookahead: { margin: 3 }, shared: true }
/** Any verdict costs the same; this one has something replaced. */
const takesLast: CandidateJudge = { id: 'last', judge: async ({ candidates }) => candidates.length - 1 }
const judging: SimulationPolicy = {
  name: 'three candidates',
  lookahead: { margin: 3 },
  candidates: { judge: takesLast },
}
const policies: readonly SimulationPolicy[] = [
  { name: 'on arrival', lookahead: false },
  { name: 'on arrival, streamed', lookahead: false, readsFromFirstSentence: true },
  { name: 'next passages only', lookahead: { depth: 1 } },
  { name: 'margin 1', lookahead: { margin: 1 } },
  { name: 'margin 2', lookahead: { margin: 2 } },
  usual,
  sharing,
  judging,
]
/** Budgets that are tried, as shares of what the usual row spends. */
const budgets = [0.5, 0.75]

/**
 * Simulates readers of a story under each way of preparing, and under budgets of tokens.
 * @throws UsageError for a model without a price.
 */
export async function simulatePace(story: Story, options: PaceOptions): Promise<Pace> {
  const price = priceOf(options.model, prices)
  if (price === undefined) throw unpriced(options.model)
  const opened = options.live ? openedStory(story, { live: true }) : story
  const { facts: most = story.bible.facts } = options
  const read = most === undefined ? opened : { ...opened, bible: { ...opened.bible, facts: most } }
  const { decisionMs, decisions, failures, plays, speed } = options
  const run = async (each: readonly SimulationPolicy[]): Promise<readonly SimulationResult[]> => {
    const cases = each.map((policy): SimulationCase => ({ policy, speed, plays, failures, decisionMs }))
    return await simulateReaders(read, cases, { decisions, entries: ['', ...story.entries] })
  }
  const first = await run(policies)
  // A story without long slots has no further candidates: the row would be the usual one again.
  const rows = first
    .map((reading, at) => rowOf(policies[at]?.name ?? '', reading, price))
    .filter(row => row.policy !== judging.name || row.candidateTokens > 0)
  const spent = rows.find(row => row.policy === usual.name)?.tokens ?? 0
  const bounded = budgets.map((share): SimulationPolicy => {
    const tokens = Math.round((spent * share) / 100) * 100
    return { name: `${tokens.toLocaleString('en')} tokens ahead`, lookahead: { margin: 3, tokens } }
  })
  const second = spent === 0 ? [] : await run(bounded)
  rows.splice(3, 0, ...second.map((reading, at) => rowOf(bounded[at]?.name ?? '', reading, price)))
  const [prepared, shared] = [usual, sharing].map(policy => first[policies.indexOf(policy)])
  const mostFacts = most ?? Number.POSITIVE_INFINITY
  const facts = shared && plays > 1 ? await factsCost(sharing, shared, mostFacts, run) : undefined
  const waits = waitPlaces(story, prepared?.turns ?? [])
  const found = { rows, usual: usual.name, sharing: sharing.name, waits, breaks: breaks(prepared?.broken ?? []) }
  return { ...found, ...(facts === undefined ? {} : { facts }) }
}

function rowOf(policy: string, reading: SimulationResult, price: Price): PaceRow {
  const { inputTokens, outputTokens, personal, plays, requests, turns } = reading
  const sum = (name: 'shown' | 'shownWithPage' | 'kept' | 'passages' | 'splitPassages'): number =>
    turns.reduce((total, turn) => total + turn[name], 0)
  const part = (count: number, whole: number): number => (whole === 0 ? 0 : count / whole)
  const waits = turns.map(turn => turn.waitMs).sort((a, b) => a - b)
  const at = (place: number): number => Math.round(waits[Math.floor((waits.length - 1) * place)] ?? 0)
  return {
    policy,
    turns: turns.length,
    withoutWait: part(turns.filter(turn => turn.atOnce).length, turns.length),
    waitMs: { p50: at(0.5), p95: at(0.95), longest: at(1) },
    stoodIn: part(turns.filter(turn => turn.stoodIn).length, turns.length),
    fillsPerFillShown: fillsPerFillShown(reading),
    personalRequests: personal / plays,
    sharedRequests: (requests - personal) / plays,
    split: part(sum('splitPassages'), sum('passages')),
    kept: sum('kept') / plays,
    withPage: part(sum('shownWithPage'), sum('shown')),
    tokens: Math.round((inputTokens + outputTokens) / plays),
    calledOffTokens: Math.round(reading.calledOffTokens / plays),
    candidateTokens: Math.round(reading.candidateTokens / plays),
    cost: costOf(reading, price) / plays,
  }
}

function unpriced(model: string): UsageError {
  const known = Object.keys(prices)
  const meant = nearest(model, known)
  return new UsageError(
    `There is no price for a model "${model}".`,
    `${meant === undefined ? '' : `Did you mean ${meant}? `}There are prices for ${known.join(', ')}.`,
  )
}
