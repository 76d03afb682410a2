import type { Authorship } from './authorship.ts'

/**
 * Where a run of text comes from.
 * - `author`: the author's words
 * - `written`: from the bank, written by somebody without a model
 * - `edited`: from the bank, generated, edited and approved by a person
 * - `approved`: from the bank, generated, approved unchanged by a person
 * - `prepared`: from the bank, generated; no person has reviewed it
 * - `live`: generated in play, nobody reviewed it
 * - `recorded`: generated earlier for exactly this situation, and played back; nothing was generated for it in play
 * - `rules`: made by the author's grammar, no trained model in it
 * - `player`: the player's own typed words
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type Source =
  | 'author'
  | 'written'
  | 'edited'
  | 'approved'
  | 'prepared'
  | 'live'
  | 'recorded'
  | 'rules'
  | 'player'

/** The origin of a span: its source, and where it was recorded. */
export interface Origin {
  readonly source: Source
  /** Number of the ledger entry that records it. */
  readonly entry: number
  /** The slot it stands in, if any. */
  readonly slot?: string
  /** How the words came about, of `author` and `rules`: as far as the story's makers have said it. */
  readonly authorship?: Authorship
}

/** A run of text with one origin. Text without one cannot reach a player. */
export interface Span {
  readonly text: string
  readonly origin: Origin
  /** The content credentials that came with it (see `Fill`), to go out with it where it leaves the story. */
  readonly credentials?: string
  /** Where a fill stands: what the script has in that slot, as it would read here. */
  readonly scripted?: string
}
