import type { IncludedPart } from '../../provider/port/included-parts.ts'
import type { DataCategory } from './data-categories.ts'

/** What a player agreed to: that a provider beyond the device may be sent these things, for this. */
export interface ConsentRecord {
  /** Why it is sent, in a sentence that the player was shown. */
  readonly purpose: string
  /** Version of the words that the player agreed to; see {@link ConsentOptions}. */
  readonly version: string
  /** The provider's id. */
  readonly provider: string
  /** Only this model. Default: whichever the provider asks. */
  readonly model?: string
  readonly data: readonly DataCategory[]
  /** When, as ISO 8601 text. */
  readonly time: string
}

/** One request that was sent beyond the device. */
export interface SentRecord {
  /** ISO 8601; absent where the book has no clock. */
  readonly time?: string
  readonly provider: string
  readonly model?: string
  /** Ids of the slots that it asked to be filled. */
  readonly slots: readonly string[]
  readonly data: readonly DataCategory[]
  /** What was sent, word for word, but for the author's part that is the same in every request. */
  readonly included: readonly IncludedPart[]
  /** Length of that part, in characters. */
  readonly stableCharacters: number
}
