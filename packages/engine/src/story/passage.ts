import type { Json } from '../base/json.ts'
import type { StoryAuthorship } from './authorship.ts'
import type { ChoiceIdentity } from './choice-identity.ts'
import type { MarkedText } from './marked-text.ts'
import type { Memory } from './memory.ts'
import type { Position } from './position.ts'
import type { Problem } from './problem.ts'
import type { RecordedCall } from './recorded-call.ts'
import type { Slot, StoppingVerb } from './slot.ts'

/** The values of the story's variables, by name. Lists of ink are arrays of `list.item`, sorted. */
export type Variables = Readonly<Record<string, Json>>

/**
 * A run of an authored line. Without `slot` and `marks` it is the author's own; a marked one is a span of its own. Pieces of one slot stand next to each
 * other; together they are the slot's authored words as rendered. Those of a document stand in lines that follow each other.
 */
export interface Piece extends MarkedText {
  /** Index into the passage's `slots`: these words stand in that slot. */
  readonly slot?: number
  /** Key of `authorship.parts` that holds for the author's words; absent where the script's own holds. */
  readonly part?: string
}

/** One line of a passage, before any slot of it is filled. */
export interface PassageLine {
  /** A name of the cast; the prefix `NAME:` is not part of the pieces. */
  readonly speaker?: string
  /** How it is said, where the author wrote it behind the name: `quietly` of `OONA (quietly):`. */
  readonly direction?: string
  readonly pieces: readonly Piece[]
  /** The cues of the line, in the author's order, those that stand alone in front of it included. */
  readonly cues: readonly Cue[]
  /** Tags that are neither slots nor cues: the game's own. */
  readonly tags: readonly string[]
  /** Who is present at this line (cast names). Default: those of the passage. */
  readonly present?: readonly string[]
  /**
   * The scene that it stands in: in ink the knot at the bottom of the call stack (a tunnel and a thread are part of the
   * scene that called them), in a machine the outermost compound state. A `scene` cue is no part of it: `sceneAfter` takes
   * both together. Default: that of the passage.
   */
  readonly scene?: string
  /** What the diary remembers once it was shown. Default: nothing. */
  readonly memories?: readonly Memory[]
}

/**
 * A picture, a sound, an expression that the story asks for: `key: value`. A story may use any key; more that the runtime
 * shows may come with a minor version.
 */
export interface Cue {
  readonly key: string
  readonly value: string
}

/** An option as the skeleton offers it, before its label is filled. */
export interface PassageChoice {
  /** Stable across edits of the story (see `docs/format/choice-ids.md`). */
  readonly id: string
  readonly pieces: readonly Piece[]
  /** What it is known by besides its id; absent where the story doesn't say. */
  readonly identity?: ChoiceIdentity
  readonly tags: readonly string[]
  /** What choosing it means, for `ask` and `decide`. */
  readonly means?: string
  /** The runs of `means`, where values are known to stand in it. Default: all of it is one run with `meansMarks`. */
  readonly meansPieces?: readonly MarkedText[]
  /** Marks of the values that `means` was computed from. */
  readonly meansMarks?: readonly string[]
  /** Whether its `# default` condition holds now. */
  readonly preferred: boolean
  /** What the diary remembers once it was taken; `none` leaves it out. Default: its authored label. */
  readonly memory?: Memory | 'none'
  /** Who is present where it is offered (cast names). Default: those of the passage. */
  readonly present?: readonly string[]
}

/** A slot met in a passage, with its brief evaluated in the present state. */
export interface OpenSlot {
  readonly slot: Slot
  /** The evaluated brief, without its clauses. */
  readonly brief: string
  /** The runs of the brief, where values are known to stand in it. Default: all of it is one run with `marks`. */
  readonly pieces?: readonly MarkedText[]
  /** The authored words as rendered here; of a slot that stops the passage, the author's own answer. */
  readonly words: string
  readonly speaker?: string
  /** What it stands in; of a slot that stops the passage, `stop`. */
  readonly place: 'narration' | 'dialogue' | 'label' | 'stop'
  /** Marks of the values that the brief was computed from. */
  readonly marks?: readonly string[]
}

/**
 * Why a passage ended: at choices, at a slot that stops it (by the name of its verb), at an ending; `broken`: the story
 * itself ran into an error, and its `problem` says which.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type Stop = 'choices' | StoppingVerb | 'end' | 'broken'

/** What a beat says now. Computed from a position and an input; never stored. */
export interface Passage {
  readonly lines: readonly PassageLine[]
  /** Cues behind the last line. Where the turn goes on, they are the next line's. */
  readonly endCues: readonly Cue[]
  /** In reading order: slots of the lines, then of the labels, then the one that stopped the passage. */
  readonly slots: readonly OpenSlot[]
  readonly stop: Stop
  /** For `choices`, `ask` and `decide`; empty otherwise. */
  readonly choices: readonly PassageChoice[]
  /** Whether the story says what walking away leads to here: only there `leave` is looked at ahead, and checked. */
  readonly hasLeave?: true
  /** The ending reached, where the author named it. */
  readonly ending?: string
  /**
   * What broke the story here; with every stop `broken`. With `end`: the story was entered once more after an ending and
   * has nothing left to offer, which ends it; an author may want to know.
   */
  readonly problem?: Problem
  readonly at: Position
  readonly variables: Variables
  /** Variables whose value came in through an input, or was computed from one that did, with their marks. */
  readonly marked?: Readonly<Record<string, readonly string[]>>
  /** Who is present (cast names): declared with `# with`, otherwise the beat's speakers. Their facts are read. */
  readonly present: readonly string[]
  /** The scene that its choices stand in: see {@link PassageLine.scene}. Default: the story has no scenes, or is all one. */
  readonly scene?: string
  /** What `recorded` external functions gave, in the order of their calls; give it back to replay the step. */
  readonly recorded?: readonly RecordedCall[]
  /** What the story's makers say about its words; absent where they have said nothing. */
  readonly authorship?: StoryAuthorship
}
