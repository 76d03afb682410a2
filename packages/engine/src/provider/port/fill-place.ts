import type { Input } from '../../story/input.ts'

/**
 * Where in the play-through a request was made: all that somebody who has the same story needs to make the request
 * again, word for word, without a word of it being sent.
 */
export interface FillPlace {
  readonly story: { readonly id: string; readonly digest: string }
  /** What the play-through began with. */
  readonly seed: number
  /** Every step from the beginning to the passage, oldest first. Worked out when asked for: it is as long as the play-through. */
  readonly steps: () => readonly Input[]
  /** The slots that are asked for, in the order of the request's: where each stands in the passage, and its id. */
  readonly slots: readonly { readonly at: number; readonly id: string }[]
  /** The last lines that the player read, where a slot reads `@history`; else empty. */
  readonly history: readonly string[]
}
