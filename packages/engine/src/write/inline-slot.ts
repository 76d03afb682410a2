import type { Dial, SlotDocument } from '../story/slot.ts'

/** What a slot's content must keep to, and what it may be computed from. */
export interface SlotOptions<Read extends string = string> {
  readonly minWords?: number
  readonly maxWords?: number
  readonly maxSentences?: number
  /** Characters as a reader counts them, spaces included. */
  readonly maxCharacters?: number
  /** Each of these must occur. */
  readonly mention?: readonly string[]
  /** None of these may occur; `drown*` is every word that begins so. */
  readonly never?: readonly string[]
  /** The whole text is one of these. */
  readonly oneOf?: readonly string[]
  /**
   * Variables, `@slot` for typed words, `@said.slot` for what was written in another slot, `@diary`, `@diary.now`, `@history`,
   * `@player`. Default: nothing beyond the default reads.
   */
  readonly reads?: readonly Read[]
  /** Default `live`: bible and dial decide. */
  readonly policy?: Dial
}

/** What holds for every slot of a scene that does not say otherwise. */
export type SlotDefaults<Read extends string = string> = Omit<SlotOptions<Read>, 'oneOf'>

/** A slot that stands where it is read: the author's words, which are shown when nothing else is, and the brief. */
export interface InlineSlot<Id extends string = string> extends SlotOptions {
  /** The slot's name, unique in its scene. */
  readonly fill: Id
  /** A line break divides two lines of a document. */
  readonly words: string
  readonly brief: string
  /** It is a document of so many lines: a page, a list, a letter. Default: one line of prose. */
  readonly document?: SlotDocument
  /** Lines of a document at most. */
  readonly maxLines?: number
}

/** Words that may stand in a line or on a choice. */
export type Words<Text extends string = string, Id extends string = string> = Text | InlineSlot<Id>

export function isInlineSlot(value: unknown): value is InlineSlot {
  return typeof value === 'object' && value !== null && 'fill' in value && 'words' in value
}
