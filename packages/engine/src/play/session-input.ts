import type { Dial } from '../story/slot.ts'

/** What one session is started with. */
export interface SessionInput<Entry extends string = string> {
  /** Decides all chance of the play-through. Default 1. */
  readonly seed?: number
  /** BCP 47. Default: the language of the bible. */
  readonly language?: string
  /** Enter here at once; the empty text is the story's start. Default: stay idle until `enter`. */
  readonly entry?: Entry | ''
  /**
   * Entries that may come first, the empty text for the start: prepared while the session is idle, or at an end. See
   * `upcoming` of a session, which names others. Default: the start, and at an end the first entry once more.
   */
  readonly upcoming?: readonly (Entry | '')[]
  /**
   * Default `author`: what a story shows before the player has said anything else. Given with a save, the lower of the two
   * holds: a save never raises the dial, and `dial()` of the session does.
   */
  readonly dial?: Dial
}
