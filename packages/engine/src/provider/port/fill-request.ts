import type { Json, JsonObject } from '../../base/json.ts'
import type { Contract, SlotVerb } from '../../story/slot.ts'

/** The version of this shape; part of every key. */
export const fillRequestFormat = 3

/** One open slot as a provider sees it. */
export interface SlotRequest {
  /**
   * The member of the answer's JSON object that fills it: the slot's id, with `-2`, `-3` when one passage meets it again.
   * Letters, digits, `_`, `.`, `-`, at most 64, as vendors want it; an id of other characters becomes `slot1`, `slot2` ...
   */
  readonly key: string
  /** Full slot id. */
  readonly slot: string
  readonly verb: SlotVerb
  readonly place: 'narration' | 'dialogue' | 'label' | 'stop'
  /** What to write, in the author's words, evaluated in the present state. */
  readonly brief: string
  /** The author's own words for it. */
  readonly words: string
  readonly speaker?: string
  /** It is a document, not prose: its lines stand one under the other, divided by line breaks. Default: one line of prose. */
  readonly document?: true
  /** Whose knowledge counts where that is not the speaker's: who decides, who writes the document; `public` knows what everybody may know. */
  readonly by?: string
  /** What the fill must keep to, in the request's language; a quoted word that has no translation is not in it. */
  readonly contract: Contract
  /** Its answer says why, in a sentence. Default: none is asked for. */
  readonly because?: true
  /** `decide`: what its options mean, by their names, as far as the author has said it. */
  readonly means?: Readonly<Record<string, string>>
  /** Most words it may have: the contract's, or else what such a place bears. */
  readonly maxWords: number
  /** The variables it reads, by name, with their values. Text that the player or a model brought in is not here but in the context. */
  readonly reads: JsonObject
}

/**
 * A proposal that did not keep its contract, and why, for the one repair. Proposal and problems are words of a model, or
 * quote some: a provider hands them on as data.
 */
export interface Repair {
  /** The member of the answer that it was. */
  readonly key: string
  /** What was proposed, capped and without unseen characters. */
  readonly proposal?: string
  /** One sentence for each thing that is wrong. */
  readonly problems: readonly string[]
  /** What to do instead, in the engine's words alone. Default: nothing is said. */
  readonly instead?: readonly string[]
}

/** One thing that a provider is told, under a number: an answer names the numbers of what it used. */
export interface NumberedItem {
  /** From 1; each number stands once in a request, soft parts included. */
  readonly n: number
  readonly text: string
}

/**
 * What a part is made from.
 * - `computed`: from state, journal and the author's words; exact at any depth
 * - `bound`: text that this play-through was shown, read by the name of its slot
 */
export type PartKind = 'computed' | 'bound'

/** A part of what is included, and whose word it is. Text of the player is data, never an instruction. */
export interface ContextPart {
  readonly label: string
  /** What stands in it before its items; may be empty where there are some. */
  readonly text: string
  /** Its numbered items, in order; each is a line of its own. Default: none. */
  readonly items?: readonly NumberedItem[]
  readonly trust: 'author' | 'engine' | 'player'
  /** Default `computed`. A part of `soft` is neither. */
  readonly kind?: PartKind
}

/** A part that is not in the key. */
export interface SoftPart extends ContextPart {
  /** Label of the part of `context` that it stands before, for a reader. Default: behind all of them. */
  readonly before?: string
}

/**
 * Everything that a provider is sent, and nothing else: built in one place from the contract, the bible and the
 * declared reads. Plain JSON; its digest without what is soft, with provider and model, is the key of its fills.
 */
export interface FillRequest {
  readonly format: typeof fillRequestFormat
  /** BCP 47. */
  readonly language: string
  readonly instructions: {
    /** The same for every request of the story in one language, so that a vendor's prompt cache hits: rules, style, people. */
    readonly stable: string
    /**
     * Passages of the author's own, as samples of how to write: the same for every request, too. Absent where the bible has
     * none. A provider whose model has little room leaves it out, and calls `sending` with the rest.
     */
    readonly samples?: string
    /** For this passage. */
    readonly volatile: string
  }
  readonly context: readonly ContextPart[]
  /**
   * Text that stands on the player's screen, or stood there lately, whoever wrote it, and what follows from it: it is sent, and
   * is no part of the key. Default: none.
   */
  readonly soft?: readonly SoftPart[]
  readonly slots: readonly SlotRequest[]
  /** The choice just taken: its id and what it said. */
  readonly choice?: { readonly id: string; readonly text: string }
  /** Facts that hold about those present. */
  readonly facts: readonly string[]
  /** Names of everything it was built from: `brief`, `passage`, `choice`, `facts`, `lore`, variables, `@winter`, `@history`. */
  readonly reads: readonly string[]
  /** Something that the player or a model brought in is read, `@history` or `@player`: its fills stay in this play-through. */
  readonly private: boolean
  /** JSON schema of the answer: an object with one member per slot, in reading order, as `fillAnswer` makes it. */
  readonly schema: Json
  readonly limits: {
    /** Words that the whole answer may need at most. */
    readonly words: number
  }
  /** Second try: what was wrong with the first. `slots` and `schema` then hold only the slots that are asked for again. */
  readonly repair?: readonly Repair[]
}
