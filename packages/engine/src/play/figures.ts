import type { FillTotals, TurnMetrics } from '../fill/pipeline/fill-metrics.ts'
import type { JobState } from '../fill/pipeline/fill-pipeline.ts'
import type { Beside } from './beside.ts'
import type { Candidate } from './director.ts'

/** What writing and preparing have cost a session, and how long the player waited. For people; nothing is decided by it. */
export interface SessionMetrics {
  readonly totals: FillTotals
  /** The latest turns that had live slots, oldest first. */
  readonly turns: readonly TurnMetrics[]
  /** Requests under way now. */
  readonly running: number
  /** What the coming turns ask for, nearest first, and how it stands with it. */
  readonly ahead: readonly (Pick<Candidate, 'key' | 'depth' | 'likelihood' | 'reachableInMs' | 'tokens'> & {
    readonly slots: readonly string[]
    readonly state: JobState
  })[]
  /** Tokens left for preparing, by estimate; absent where nothing is prepared, or no bound was set. */
  readonly tokensLeft?: number
  /** Words a minute, as measured on this device; absent where nothing is prepared. */
  readonly wordsPerMinute?: number
}

const besideActors = new WeakMap<object, Beside>()

/** Remembers what lives beside an actor, so that its figures can be read. */
export function keepFigures(actor: object, beside: Beside): void {
  besideActors.set(actor, beside)
}

/** What lives beside a session's actor; nothing where no provider has been needed yet. */
export function besideActor(actor: object): Beside | undefined {
  return besideActors.get(actor)
}

/** The figures of a session's actor; nothing where no provider has been needed yet. */
export function metricsOf(actor: object): SessionMetrics | undefined {
  const beside = besideActors.get(actor)
  if (beside === undefined) return undefined
  const { desk, preparing } = beside
  return {
    totals: desk.metrics.totals,
    turns: desk.metrics.turns,
    running: desk.running,
    ahead: (preparing?.outlook() ?? []).map(({ job, key, depth, likelihood, reachableInMs, tokens }) => ({
      key,
      depth,
      likelihood,
      reachableInMs,
      tokens,
      slots: job.slots.map(slot => slot.open.slot.id),
      state: desk.state(job),
    })),
    ...(preparing === undefined ? {} : { wordsPerMinute: preparing.pace.wordsPerMinute }),
    ...(preparing !== undefined && Number.isFinite(preparing.tokensLeft) ? { tokensLeft: preparing.tokensLeft } : {}),
  }
}
