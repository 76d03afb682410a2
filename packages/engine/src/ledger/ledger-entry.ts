import { digestText } from '../base/digest.ts'
import type { Fill } from '../story/fill.ts'
import type { Move } from './move.ts'

/**
 * What an entry records, by its `kind`.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type LedgerRecord =
  | { readonly kind: 'move'; readonly move: Move }
  /** A provider was asked: nothing of what was said is in it, only for what and by which key. */
  | { readonly kind: 'request'; readonly request: AskedProvider }
  | { readonly kind: 'fill'; readonly fill: Fill }

/** Whom the fill pipeline asked, and for which slots. */
export interface AskedProvider {
  readonly slots: readonly string[]
  readonly key: string
  readonly provider: string
  readonly model?: string
  /** Names of what the request held: `brief`, `passage`, `choice`, `facts`, variables, `@winter` ... */
  readonly reads?: readonly string[]
  /** SHA-256 of its soft parts: what else stood on the screen. Absent where it had none. */
  readonly soft?: string
  /** Another wording was asked for: the entry of the fill that stood there. Absent where the slots were open. */
  readonly supersedes?: number
}

/**
 * What a judge chose among candidates for a slot. Their words are in no save: each is named by the SHA-256 of its text, and the
 * one that was chosen is the fill.
 */
export interface JudgedNote {
  /** Id of the judge. */
  readonly by: string
  /** In the order in which they came. */
  readonly candidates: readonly string[]
  /**
   * Number of the one that it chose, from 1; `keep` where the author's words are better; `none` where it failed or was late, and
   * the first stands.
   */
  readonly verdict: number | 'keep' | 'none'
  /** Tokens of the further candidates and of the judge, where they were counted; with one fill of a request alone. */
  readonly tokens?: number
  /** What they cost in US dollars, where the price is known. */
  readonly dollars?: number
}

/** Time and cost of an entry. Not hashed: two play-throughs that differ in nothing else have equal ledgers. */
export interface LedgerNotes {
  /** Milliseconds from asking to the accepted fill. */
  readonly tookMs?: number
  /** Milliseconds that the player waited for it: 0 where it was there. */
  readonly waitMs?: number
  /**
   * How it came, where it was not asked for as the player stood before it: prepared `ahead`, from a `store` of an earlier
   * visit or another player, or `shown` before in this play-through.
   */
  readonly from?: 'ahead' | 'store' | 'shown'
  readonly inputTokens?: number
  readonly outputTokens?: number
  readonly cachedTokens?: number
  readonly cacheWrittenTokens?: number
  /** US dollars, where the model's price is known. Tokens and dollars of an answer stand with one of its fills. */
  readonly dollars?: number
  /** Why candidates were not accepted, as sentences for a person. */
  readonly turnedDown?: readonly string[]
  /** A candidate came with content credentials, and was rejected or cut: they are kept nowhere. */
  readonly lostCredentials?: true
  /** What went wrong with the provider: a `ProviderErrorKind` (`rate`, `offline`, `cut` ...). */
  readonly failed?: string
  /** Of a long slot for which there was more than one candidate. */
  readonly judged?: JudgedNote
}

/**
 * One entry of the ledger. `hash` is over the record, its place and the hash before it. More kinds may come with a minor
 * version, as {@link LedgerRecord} says.
 */
export type LedgerEntry = LedgerRecord & {
  /** From 1; spans name it. */
  readonly n: number
  /** The turn that it belongs to. */
  readonly turn: number
  readonly hash: string
  readonly notes?: LedgerNotes
}

/**
 * An entry as it is kept: a fill leaves out key, provider, model and reads where the request that it came of says the
 * same, and names that entry. The hash is left out, as it follows from what is there.
 */
export type KeptEntry = LedgerRecord & {
  readonly n: number
  readonly turn: number
  readonly hash?: string
  readonly notes?: LedgerNotes
  /** Number of the request's entry. */
  readonly asked?: number
}

/** The hash that an entry must have, given the hash of the entry before it (empty for the first). */
export function entryHash(n: number, turn: number, record: LedgerRecord, before: string): string {
  const body = record.kind === 'move' ? record.move : record.kind === 'fill' ? inOrder(record.fill) : record.request
  // Plain JSON, not canonical: the order of keys comes through a save unchanged, and this runs in every turn.
  return digestText(JSON.stringify([before, n, turn, record.kind, body]))
}

/** A fill is put together again when it is read: its members have one order. Strange ones are not lost. */
function inOrder(fill: Fill): Fill {
  const { slot, occurrence, source, text, value, reason, key, provider, model, by, reviewed, reads, ...later } = fill
  const { tainted, uses, because, soft, known, acts, supersedes, ...more } = later
  const asked = { key, provider, model, by, reviewed, reads }
  const words = { slot, occurrence, source, text, value, reason }
  return { ...words, ...asked, tainted, uses, because, soft, known, acts, supersedes, ...more } as Fill
}
