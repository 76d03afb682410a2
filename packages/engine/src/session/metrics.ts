import type { Candidate } from '../ahead/director.ts'
import type { Lookahead } from '../ahead/lookahead.ts'
import type { FillTotals, TurnMetrics } from '../fill/pipeline/fill-metrics.ts'
import type { FillPipeline, JobState } from '../fill/pipeline/fill-pipeline.ts'
import type { RewordCount, RewordCounts } from './reword-counts.ts'

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
  /** Other wordings that the player asked for, by slot: where lines fail their readers. The ledger has each of them. */
  readonly reworded: Readonly<Record<string, RewordCount>>
  /** Tokens left for preparing, by estimate; absent where nothing is prepared, or no bound was set. */
  readonly tokensLeft?: number
  /** Words a minute, as measured on this device; absent where nothing is prepared. */
  readonly wordsPerMinute?: number
}

/** The metrics of a session, by what fills its slots. */
export function metricsOf(
  pipeline: FillPipeline,
  lookahead: Lookahead | undefined,
  reworded: RewordCounts,
): SessionMetrics {
  return {
    totals: { ...pipeline.metrics.totals },
    turns: pipeline.metrics.turns.map(turn => ({ ...turn })),
    running: pipeline.running + (pipeline.candidates?.running ?? 0),
    ahead: (lookahead?.outlook() ?? []).map(({ job, key, depth, likelihood, reachableInMs, tokens }) => ({
      key,
      depth,
      likelihood,
      reachableInMs,
      tokens,
      slots: job.slots.map(slot => slot.open.slot.id),
      state: pipeline.state(job),
    })),
    reworded: reworded.bySlot,
    ...(lookahead === undefined ? {} : { wordsPerMinute: lookahead.pace.wordsPerMinute }),
    ...(lookahead !== undefined && Number.isFinite(lookahead.tokensLeft) ? { tokensLeft: lookahead.tokensLeft } : {}),
  }
}
