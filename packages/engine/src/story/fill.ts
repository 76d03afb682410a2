import type { Json } from '../base/json.ts'
import type { Source } from './span.ts'

/**
 * Why a slot shows what it shows, when it is not simply what was asked for.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type FillReason =
  /** Slot policy, bible or dial keep it at the author's words. */
  | 'policy'
  | 'no-provider'
  /** The player has not agreed that what it reads leaves the device. */
  | 'no-consent'
  /** Nothing acceptable was there in time. */
  | 'deadline'
  | 'refused'
  | 'provider-failed'
  /** The provider left it out of its answer. */
  | 'not-proposed'
  /** There are no recorded words for this slot in this situation. */
  | 'not-recorded'
  /** No candidate kept its contract, after one repair. */
  | 'contract'
  | 'moderated'
  /** The provider sent the author's own words back: they are the author's. */
  | 'verbatim'
  /** The provider answered that nothing it could write is better: the author's words stay. */
  | 'kept'
  /** The story breaks behind the verdict or the value that was proposed: its author's stands. */
  | 'dead-end'
  /** The stream broke, or a later sentence failed: what had been shown is the fill. */
  | 'truncated'
  /** The play-through was left or restored while it was being written. */
  | 'interrupted'

/**
 * An accepted, immutable value for one open slot of one turn. Everything in it is deterministic given what the provider
 * said, so that it is hashed and replayed.
 */
export interface Fill {
  readonly slot: string
  /** Which open slot of the turn's passages, from 0, in reading order. */
  readonly occurrence: number
  readonly source: Source
  /** The words shown; for the author's words they are as rendered. */
  readonly text: string
  /** `invent`: the value for its variable. `decide`: the choice that was picked, by its id; `text` is its name. */
  readonly value?: Json
  readonly reason?: FillReason
  /** SHA-256 of request, provider and model. */
  readonly key?: string
  readonly provider?: string
  readonly model?: string
  /** Bank and `recorded`: the person who reviewed it; of `written`, who wrote it. */
  readonly by?: string
  /** Of `prepared` and `recorded`: who looked at it, where no person did. */
  readonly reviewed?: 'model' | 'nobody'
  /** Names of what it read: `brief`, `passage`, `choice`, `facts`, variables, `@winter` ... */
  readonly reads?: readonly string[]
  /** Numbers of the items of its request that it used, as its provider says: a claim. Absent where it names none. */
  readonly uses?: readonly number[]
  /** Those of them that stand in the diary, as the numbers of its entries, from 1 in the order in which they were remembered. */
  readonly acts?: readonly number[]
  /** `decide`: why, in a sentence of the provider's. */
  readonly because?: string
  /** SHA-256 of the soft parts of its request; absent where it had none. */
  readonly soft?: string
  /** Whose knowledge its request was made from. */
  readonly known?: string
  /** Ledger entry of the wording that stood in its place before; absent where none did. */
  readonly supersedes?: number
  /** Computed from something a model or the player brought in: private to this play-through. */
  readonly tainted?: boolean
  /**
   * What the provider signed its text with: the wrapper of content credentials (C2PA 2.4, *Embedding manifests into
   * unstructured text*) that stood in it, its bytes in base64. It goes out again with the text; nobody has looked whether it holds.
   */
  readonly credentials?: string
}
