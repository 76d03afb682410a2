import type { FillReason } from '../story/fill.ts'

/**
 * Why what stood in a slot stays, though another wording was asked for: as of a fill, or `no-other`, where nothing came
 * that had not stood there before.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type RewordReason = FillReason | 'no-other'

/** What came of asking for another wording. */
export interface Reworded {
  /**
   * - `replaced`: another wording stands there now
   * - `kept`: what stood there stays, for `reason`
   * - `dropped`: the play-through moved on, or a setting changed, before anything came
   *
   * More may come with a minor version: a `switch` over them wants a `default`.
   */
  readonly state: 'replaced' | 'kept' | 'dropped'
  /** Full id of the slot. */
  readonly slot: string
  /** Ledger entry of what stands there now; where it was dropped, of what stood there. */
  readonly entry: number
  readonly reason?: RewordReason
}
