/**
 * Where a run of text comes from.
 * - `author`: the author's words
 * - `edited`: generated, approved after a person edited it
 * - `approved`: generated, approved unchanged
 * - `live`: generated in play, nobody reviewed it
 * - `rules`: made by the author's grammar, no trained model in it
 * - `player`: the player's own typed words
 */
export type Source = 'author' | 'edited' | 'approved' | 'live' | 'rules' | 'player'

/** The origin of a span: its source, and where it was recorded. */
export interface Origin {
  readonly source: Source
  /** Number of the ledger entry that tells all about it. */
  readonly entry: number
  /** The slot it stands in, if any. */
  readonly slot?: string
}

/** A run of text with one origin. Text without one cannot reach a player. */
export interface Span {
  readonly text: string
  readonly origin: Origin
}
