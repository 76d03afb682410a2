import type { StoryAuthorship } from './authorship.ts'
import type { BankRule } from './bank.ts'
import type { Conditions } from './conditions.ts'
import type { Secret } from './secret.ts'
import type { Dial } from './slot.ts'

/** Someone who speaks. */
export interface CastMember {
  /** As the player reads it; the cast key in title case when absent. */
  readonly name?: string
  readonly voice?: string
  readonly about?: string
  /** `about` is included only where all of these hold for the variables. Default: everywhere. */
  readonly when?: Conditions
  readonly pronouns?: string
  /** Words and phrases that this person never says. Default: none. */
  readonly never?: readonly string[]
  /** Lines of this person, from which a model learns how they sound. Default: none. */
  readonly samples?: readonly string[]
}

/** Something true of the story's world. */
export interface Lore {
  /** A request includes it when one of these occurs in what the request reads. Default: none, and every request includes it. */
  readonly keys?: readonly string[]
  /** Included only where all of these hold for the variables. Default: everywhere. */
  readonly when?: Conditions
  readonly text: string
}

/** A rule of the offline grammar: Tracery text, or text under conditions on what the slot reads. */
export type GrammarRule = string | { readonly when: Conditions; readonly say: string | readonly string[] }

/** Symbols and their rules; the symbol named like a slot is where its fill begins. */
export type Grammar = Readonly<Record<string, readonly GrammarRule[]>>

/** What the author says to every slot. */
export interface Bible {
  /** The story's id. */
  readonly story: string
  readonly title?: string
  /** The author or authors, as they want to be credited. */
  readonly by?: string
  readonly version?: string
  /** How the author's own words came about. Default: not said, and the page says so to players. */
  readonly authorship?: StoryAuthorship
  /** BCP 47; the language the author writes in. */
  readonly language: string
  /** The most that this story permits. */
  readonly allow: Dial
  /** Which texts of the bank may stand. Default `reviewed`. */
  readonly bank?: BankRule
  /** How many fills one key may hold, so that a second visit reads differently. Default 3. */
  readonly variants: number
  /**
   * How many of the facts that hold about each who is there a request includes: the last ones. A whole number from 0. Default: all
   * of them.
   */
  readonly facts?: number
  readonly rating?: string
  readonly style?: string
  /** Passages of the author's own prose, from which a model learns how they sound. Default: none. */
  readonly samples?: readonly string[]
  /** Words and phrases that no fill may contain. */
  readonly never: readonly string[]
  readonly cast: Readonly<Record<string, CastMember>>
  readonly lore: readonly Lore[]
  /** What nobody may hear of before its time. Default: none. */
  readonly secrets?: readonly Secret[]
  readonly grammar: Grammar
  /** Variables that the game may give through `world.read`. */
  readonly world: readonly string[]
  readonly externals: Readonly<Record<string, 'pure' | 'recorded'>>
  /**
   * What stands behind the colon of a slot's tag, clauses included, by id of the slot, full or local to its knot or scene: for
   * slots that say nothing themselves. A compiled story holds it in its slots and not here. Default: none.
   */
  readonly slots?: Readonly<Record<string, string>>
  /** The author's own sentence about what may be generated, shown before the first line. */
  readonly notice?: string
}

/**
 * A bible with nothing in it but the story's id: language `en`, the whole dial
 * allowed, three variants for each key, no cast, lore or grammar.
 *
 * @example
 * const bible = { ...emptyBible('ferry'), title: 'The Ferry', never: ['tapestry'] }
 */
export function emptyBible(story: string): Bible {
  return {
    story,
    language: 'en',
    allow: 'live',
    variants: 3,
    never: [],
    cast: {},
    lore: [],
    grammar: {},
    world: [],
    externals: {},
  }
}
