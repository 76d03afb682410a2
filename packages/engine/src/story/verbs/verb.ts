import type { Json } from '../../base/json.ts'
import type { Input } from '../input.ts'
import type { Passage } from '../passage.ts'
import type { SlotVerb } from '../slot.ts'

/** What somebody else than the author answered at a stop. */
export interface Answer {
  /** What the fill holds: the id of a choice, the value of a variable, or values by the names of variables. */
  readonly value: Json
  /** The mark that goes with a value into the story. Default: none. */
  readonly mark?: string
}

/** How a passage ends at a slot. */
export interface VerbStop {
  /** The inputs that move a position on which waits here. What the game's world gives is taken everywhere. */
  readonly takes: readonly Input['type'][]
  /** Who picks among the choices of the passage; absent where it has none. What a provider picks among is shown to nobody. */
  readonly picks?: 'player' | 'provider'
  /** Whether the turn goes no further before a provider has answered. */
  readonly waits: boolean
  /**
   * The step that follows without the player: by an answer, or by the author's own where there is none or where it can't
   * be taken. Absent where the player moves on.
   */
  readonly next?: (passage: Passage, answer?: Answer) => Input
}

/**
 * What a verb is, for a play-through of a story in any format. Parts of one room only (its form in ink, in a machine, in a
 * request) stand in a table of that room, with a member for every verb like this one.
 */
export interface Verb {
  /**
   * The word with which its tag begins in a script; of several verbs with one word, a tag is of the first that may stand
   * where it stands. Default: the verb.
   */
  readonly word?: SlotVerb
  /** What a provider gives for its slots: words, one of the choices, a value for variables; `nothing` where none is asked. */
  readonly brings: 'words' | 'choice' | 'value' | 'nothing'
  /** Absent where the slot is a part of the text and the passage goes on behind it. */
  readonly stop?: VerbStop
  /**
   * Whether the answer is a verdict: one of a few outcomes of the author's, asked for at each visit. The same situation has
   * one verdict, every outcome is looked at ahead, and frames say that a provider gave it.
   */
  readonly isVerdict?: true
  /**
   * Whether a value that an answer brings into the story is tainted: somebody else's, and none of a few of the author's.
   * `unless-finite`: as the domain of its slot is.
   */
  readonly taints: 'never' | 'unless-finite' | 'always'
}
