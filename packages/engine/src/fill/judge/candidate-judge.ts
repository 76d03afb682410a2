import type { FillRequest, SlotRequest } from '../../provider/port/fill-request.ts'
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
export type Verdict = number | 'keep'

/**
 * Picks among candidates for a long slot. A judge writes no word: it answers with a number, or that the author's words are to
 * stand. One that fails has no verdict, and the first candidate stands.
 */
export interface CandidateJudge {
  readonly id: string
  judge(asked: JudgedCandidates, options: { readonly signal: AbortSignal }): Promise<Verdict>
}
