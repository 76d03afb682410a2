import type { Json } from '../base/json.ts'
import type { Bank } from '../story/bank.ts'
import type { Bible } from '../story/bible.ts'
import type { ChoiceIdentity } from '../story/choice-identity.ts'
import type { Slot, SourcePlace } from '../story/slot.ts'
import type { VariableDeclaration } from '../story/story.ts'
import type { SourceLines } from './source-lines.ts'

/** The format of {@link InkBundle} that this engine writes and reads. */
export const inkBundleFormat = 4

/**
 * A run of sibling objects of the compiled story that come from one source line: path of their container, first and
 * last index in its `content`, both included. What hangs below one of them (an inline conditional or sequence) belongs
 * to it, and so does text that a function prints while its caller stands in the range; the words of a tunnel do not.
 */
export type ContentRange = readonly [container: string, first: number, last: number]

/** A slot in compiled ink, and the objects by which the playhead recognises it. */
export interface InkSlot extends Slot {
  /**
   * Paths of the `BeginTag` commands that open this slot's tag. Empty for a slot in a choice's label: that one is named
   * by {@link InkChoice.slot}.
   */
  readonly tags: readonly string[]
  /**
   * The words that the tag governs: those of its own source line, without its tags and without the line's end; lines
   * that glue or a divert put in front or behind are not in it. For the line after a choice's `]` the echo of the text
   * in front of the `[` is a range of its own (in the container `s` of the choice, which ink also runs to make the
   * label: what it prints then is no line). Empty for a label and for a tag that stands alone on its line.
   */
  readonly words: readonly ContentRange[]
  /** `detour`: path of the stitch where the story goes on when the authored tunnel is not walked. */
  readonly rejoin?: string
}

/** What the compiler knows of a choice point and the runtime does not. */
export interface InkChoice {
  /**
   * The stable id, before `~n` for duplicates offered together. Of an `#id: name` tag or an ink label `knot.name`
   * (`knot.stitch.name` for a label in a stitch), otherwise `knot.stitch.` and eight hexadecimal digits of its label's
   * source text, with `-2`, `-3` for later equal ones there. Outside of all knots without the prefix.
   */
  readonly id: string
  /** Full id of the slot of its label. */
  readonly slot?: string
  /** Literal text in front of the bracket, which a fill of the label keeps; absent where there is none. */
  readonly lead?: string
  /** Full id of the `decide` right above it: of what else is offered then, nothing is picked for the player. */
  readonly decides?: string
  readonly source?: SourcePlace
}

/**
 * A story in ink, compiled: everything that a published game needs, as JSON. Written by `compileInk` of
 * `@lacuna/engine/ink/compiler`, read by `inkStory` of `@lacuna/engine/ink`.
 */
export interface InkBundle {
  readonly format: typeof inkBundleFormat
  /** SHA-256 of `ink`, `slots` and `choices`, the places in the source aside. */
  readonly digest: string
  /** What bare ink would run: the compiled story, as an object for `new Story(...)`. Never go through ink's own JSON text. */
  readonly ink: Json
  /** Every `EXTERNAL` of the story is in its `externals`: one that the author did not list is `recorded`. */
  readonly bible: Bible
  /** Texts for its slots, by language. Of a rejected one it holds the digest, not the words. */
  readonly banks: Readonly<Record<string, Bank>>
  /** By slot id, of slots that a `slotDigest` of the banks is about: what it is now. Absent where there is none. */
  readonly slotDigests?: Readonly<Record<string, string>>
  /** Paths of the knots (or `knot.stitch`) tagged `# entry`. */
  readonly entries: readonly string[]
  /** Global variables; one that holds a divert target is no value and not in it. Lists and their items as `list.item`. */
  readonly variables: Readonly<Record<string, VariableDeclaration>>
  readonly slots: Readonly<Record<string, InkSlot>>
  /** By path of the choice point (`Choice.sourcePath` at run time); invisible fallback choices are not in it. */
  readonly choices: Readonly<Record<string, InkChoice>>
  /**
   * What each choice is known by besides its id, by the same paths. It follows from `ink` and is not in the digest. Absent
   * in what an older compiler wrote.
   */
  readonly identities?: Readonly<Record<string, ChoiceIdentity>>
  /** Cast names present, by path of the knot or `knot.stitch` that says so; a stitch without its own has its knot's. */
  readonly present: Readonly<Record<string, readonly string[]>>
  /**
   * Path of the knot or stitch that walking away leads to, by path of the knot or `knot.stitch` that says so; a stitch
   * without its own has its knot's. Absent where no knot says so.
   */
  readonly leaves?: Readonly<Record<string, string>>
  /** Whether the script has `# memory` tags. Absent where it has none: such a tag of foreign ink is the game's own. */
  readonly memories?: true
  /** What variables stand for, by name: the comments `// about: ...` behind their declarations. Absent where there are none. */
  readonly glosses?: Readonly<Record<string, string>>
  /** Functions `facts_NAME`, by cast name, and `facts_reader`. */
  readonly facts: Readonly<Record<string, string>>
  /** Where its objects stand in the source, to say where it broke; no part of the digest. Bundles of before have none. */
  readonly lines?: SourceLines
}
