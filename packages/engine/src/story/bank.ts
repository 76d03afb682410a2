import type { Reviewer } from './authorship.ts'
import type { Conditions } from './conditions.ts'

/**
 * How a text of the bank came about, and what was decided on it.
 * - `written`: by somebody, without a model
 * - `proposed`: by a model; nobody has decided on it
 * - `approved`: by a model, let stand unchanged by whoever reviewed it
 * - `edited`: by a model, changed by whoever reviewed it
 * - `rejected`: not to be shown again, whoever says it
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type BankState = 'written' | 'proposed' | 'approved' | 'edited' | 'rejected'

/** Every {@link BankState}. */
export const bankStates: readonly BankState[] = ['written', 'proposed', 'approved', 'edited', 'rejected']

/** A text that may stand in a slot. */
export interface BankText {
  /** Full slot id. */
  readonly slot: string
  /** Shown only where all of these hold; an entry without conditions always fits. */
  readonly when?: Conditions
  readonly text: string
  readonly state: Exclude<BankState, 'rejected'>
  /** `written`: who wrote it. Default: not said. */
  readonly by?: string
  /** `approved`, `edited`: who decided on it. Default: `nobody`. */
  readonly reviewed?: Reviewer
  /** The model that wrote the proposal. Default: not known. */
  readonly model?: string
  /** `edited`: the proposal as it was before. */
  readonly proposal?: string
  /** `false`: it was decided on faster than it can be read. Default true. */
  readonly seen?: boolean
  /**
   * Digest of the slot as it was when this was decided: brief, contract, reads, the author's words and the lines around
   * them. Where the slot has another one now, the entry is stale and is not shown. Default: never stale.
   */
  readonly slotDigest?: string
}

/** A text that is not to be shown again. */
export interface RejectedText {
  /** Full slot id of the slot that it was proposed for. */
  readonly slot: string
  readonly state: 'rejected'
  /** `textDigest` of the words: all that a compiled story holds of them. */
  readonly digest?: string
  /** The words themselves, in the author's files. */
  readonly text?: string
}

/** A text for a slot that stands beside the story, or one that must not. */
export type BankEntry = BankText | RejectedText

/** The texts of a story in one language. */
export interface Bank {
  readonly entries: readonly BankEntry[]
}

/**
 * What may stand at the dial's second position.
 * - `reviewed`: what was written by hand, and what a person has reviewed
 * - `prepared`: also what a model has reviewed, or nobody
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type BankRule = 'reviewed' | 'prepared'
