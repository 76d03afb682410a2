import type { FillRequest, SlotRequest } from '../../provider/port/fill-request.ts'
import type { NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import type { Bible } from '../../story/bible.ts'

/** Candidates for one slot, all of which its checks accept. */
export interface JudgedCandidates {
  readonly request: FillRequest
  readonly slot: SlotRequest
  readonly bible: Bible
  /** One to three, in the order in which they came. */
  readonly candidates: readonly string[]
  /** The lines around the slot, and those that were read lately. Default: none. */
  readonly recentLines?: readonly string[]
}

/** The place of the better candidate, from 0; or `keep`: the author's words are better than all of them. */
export type CandidateVerdict = number | 'keep'

/** What a judge is called with. */
export interface JudgeOptions {
  /** Aborted when nobody waits for the verdict any more. */
  readonly signal: AbortSignal
  /**
   * The judge's own provider as a session lets it be asked: behind the player's consent, and counted. Default: as it was given
   * to the judge.
   */
  readonly provider?: NarrativeProvider
}

/**
 * Picks among candidates for a long slot. A judge writes no word: it answers with a number, or that the author's words are to
 * stand. One that fails has no verdict, and the first candidate stands.
 */
export interface CandidateJudge {
  /** Stands in the ledger beside what it chose. */
  readonly id: string
  /** The provider that it asks; a session asks for no candidates where the player has not agreed to it. Default: none. */
  readonly provider?: NarrativeProvider
  judge(asked: JudgedCandidates, options: JudgeOptions): Promise<CandidateVerdict>
}

/** How many candidates a session asks for in long slots, and who picks. */
export interface CandidateOptions {
  /** Default: `judgeByRules`, which asks no model. */
  readonly judge?: CandidateJudge
  /** Candidates for one slot, the first included. Default 3. */
  readonly most?: 2 | 3
}
