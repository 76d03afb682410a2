import type { CandidateOptions } from '../fill/judges/candidate-judge.ts'
import type { LookaheadOptions } from '../session/session-ports.ts'
import type { SimulatedSpeed } from './simulated-model.ts'

/** What is compared: how, if at all, coming turns are prepared. */
export interface SimulationPolicy {
  readonly name: string
  readonly lookahead: LookaheadOptions | false
  /**
   * Whether a reader goes on as soon as the first sentence stands there; otherwise only when all of the turn does, which
   * is the stricter measure. Default false.
   */
  readonly readsFromFirstSentence?: boolean
  /** Slots read the history, so that no two paths share a fill. Default false. */
  readonly history?: boolean
  /** How many facts about each who is there are included. Default: as many as the bible says. */
  readonly facts?: number
  /** More than one candidate for long slots. Default: one. */
  readonly candidates?: CandidateOptions
  /** All readers share one store of fills. Default false. */
  readonly shared?: boolean
  /**
   * What requests hold: `shared` only what may be in a request whose fill others are shown, `personal` the page before and
   * the diary, too. Default: `shared` for readers who share a store, else `personal`.
   */
  readonly requests?: 'personal' | 'shared'
}

/** One row of a comparison. */
export interface SimulationCase {
  readonly speed: SimulatedSpeed
  readonly policy: SimulationPolicy
  readonly plays: number
  /** Share of requests that fail, 0 to 1. Default 0. */
  readonly failures?: number
  /** Milliseconds that a decision takes after the reading, median. Default 0, the hardest. */
  readonly decisionMs?: number
  /** How fast the readers read, as a median: above some 700 they click through more than they read. Default 238. */
  readonly wordsPerMinute?: number
  /** Milliseconds between the session's beginning and the player's. Default: as long as a notice is read. */
  readonly titleMs?: number
}
