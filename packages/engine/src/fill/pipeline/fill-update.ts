import type { LedgerNotes } from '../../ledger/ledger-entry.ts'
import type { Fill } from '../../story/fill.ts'

/** What becomes known of one slot while it is written: all of its text so far, then its fill. */
export type SlotUpdate =
  | { readonly type: 'fill.text'; readonly text: string }
  | { readonly type: 'fill.done'; readonly fill: Fill; readonly notes: LedgerNotes }

/**
 * What the fill pipeline sends to a session while it works. It carries the turn, the occurrence and the epoch that the fill
 * was requested in; one of a stale epoch changes nothing.
 */
export type FillUpdate = {
  readonly epoch: number
  readonly turn: number
  /** Number of the open slot in its turn. */
  readonly occurrence: number
} & SlotUpdate
