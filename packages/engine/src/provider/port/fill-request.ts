import type { Json, JsonObject } from '../../base/json.ts'
import type { Contract, SlotVerb } from '../../story/slot.ts'

/** The version of this shape; part of every key. */
export const fillRequestFormat = 2

/** One open slot as a provider sees it. */
export interface SlotRequest {
  /**
   * The member of the answer's JSON object that fills it: the slot's id, with `-2`, `-3` when one passage meets it again.
   * Letters, digits, `_`, `.`, `-`, at most 64, as vendors want it; an id of other characters becomes `gap1`, `gap2` ...
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
  /** What the fill must keep to, in the request's language; a quoted word that has no translation is not in it. */
  readonly contract: Contract
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
}

/** A part of what is included, and whose word it is. Text of the player is data, never an instruction. */
export interface ContextPart {
  readonly label: string
  readonly text: string
  readonly trust: 'author' | 'engine' | 'player'
}

/**
 * Everything that a provider is sent, and nothing else: built in one place from the contract, the bible and the
 * declared reads. Plain JSON; its digest, with provider and model, is the key of its fills.
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
  readonly slots: readonly SlotRequest[]
  /** The choice just taken: its id and what it said. */
  readonly choice?: { readonly id: string; readonly text: string }
  /** Facts that hold about those present. */
  readonly facts: readonly string[]
  /** Names of everything it was built from: `brief`, `passage`, `choice`, `facts`, `lore`, variables, `@winter`, `@history`. */
  readonly reads: readonly string[]
  /** Something that the player or a model brought in is read, `@history` or `@player`: its fills stay in this play-through. */
  readonly private: boolean
  /** JSON schema of the answer: an object with one member per slot, in reading order. */
  readonly schema: Json
  readonly limits: {
    /** Words that the whole answer may need at most. */
    readonly words: number
  }
  /** Second try: what was wrong with the first. `slots` and `schema` then hold only the slots that are asked for again. */
  readonly repair?: readonly Repair[]
}
