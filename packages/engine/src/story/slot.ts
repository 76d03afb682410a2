/**
 * What a slot asks for: words, an understood answer, a verdict, a value, a bounded scene.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type SlotVerb = 'fill' | 'ask' | 'decide' | 'invent' | 'detour' | 'judge'

/** The verbs whose slots end a passage. */
export type StoppingVerb = Exclude<SlotVerb, 'fill'>

/**
 * The scale that the slot's policy, the bible's `allow` and the player's dial share; the lowest of the three wins. It is
 * closed: no position is added in a minor version.
 */
export type Dial = 'author' | 'reviewed' | 'live'

/** The dial's positions from the most to the least of the author. */
export const dials: readonly Dial[] = ['author', 'reviewed', 'live']

/**
 * The lowest of several positions on the scale; `author` where there are none.
 *
 * @example
 * lowestDial('live', 'reviewed') // 'reviewed'
 */
export function lowestDial(...positions: readonly Dial[]): Dial {
  return dials[Math.min(...positions.map(position => dials.indexOf(position)))] ?? 'author'
}

/** What a fill may be computed from, besides the default reads (brief, passage, choice taken, facts of those present). */
export interface Reads {
  /** Names of the story's variables. */
  readonly variables: readonly string[]
  /** Ids of `ask` slots whose typed words are read (`@winter`), as full slot ids. */
  readonly typed: readonly string[]
  /** `@history`: the recent transcript. Makes the fill private to the play-through. */
  readonly history: boolean
  /** `@player`: the player model. Makes the fill private to the play-through. */
  readonly player: boolean
  /**
   * `@diary`: what this reader has done in the scenes before (`scene`); `@diary.now`: in this one, too (`now`). Default:
   * not read.
   */
  readonly diary?: 'scene' | 'now'
  /** Ids of `fill` slots whose words in this play-through are read (`@said.quay.pencil`), as full slot ids. Default: none. */
  readonly said?: readonly string[]
}

/**
 * The values that an `invent` may take. Finite ones are not tainted: every one of them is the author's.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type Domain =
  | { readonly type: 'text' }
  | { readonly type: 'number' }
  | { readonly type: 'boolean' }
  | { readonly type: 'options'; readonly options: readonly (string | number)[] }
  | { readonly type: 'range'; readonly from: number; readonly to: number }

/** Whether every value of a domain is the author's. */
export function isAuthored(domain: Domain | undefined): boolean {
  return domain?.type === 'options' || domain?.type === 'range' || domain?.type === 'boolean'
}

/** The checkable promise about a slot's content. Quoted words are matched by locale, case folded. */
export interface Contract {
  readonly minWords?: number
  readonly maxWords?: number
  readonly maxSentences?: number
  /** Characters as a reader counts them: a letter with its accents is one, and so is an emoji. Spaces count. */
  readonly maxCharacters?: number
  /** Lines of a document. */
  readonly maxLines?: number
  /** Each of these must occur. */
  readonly mention?: readonly string[]
  /** None of these may occur; `drown*` is every word that begins so. */
  readonly never?: readonly string[]
  /** The whole text is one of these. */
  readonly oneOf?: readonly string[]
  /** What `invent` may put in its variable. */
  readonly domain?: Domain
  /** `detour`: exchanges at most. */
  readonly exchanges?: number
  /** `detour`: variables that it may bring back. */
  readonly maySet?: readonly string[]
}

/** Where something stands in the author's files. */
export interface SourcePlace {
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** A place that the author left open: its verb, its contract, what it reads. Static; ids are unique in the story. */
export interface Slot {
  /** `knot.name` in ink, `scene.name` in the kit. */
  readonly id: string
  readonly verb: SlotVerb
  /** The brief as the author wrote it, holes like `{oona_now()}` included. */
  readonly brief: string
  readonly contract: Contract
  readonly reads: Reads
  readonly policy: Dial
  /** The variable that an `invent` sets. */
  readonly variable?: string
  /** An `invent` that asks for another value at each visit; without it, the first value brought in for its variable stays. */
  readonly again?: true
  /** A `decide` or an `invent`: whose knowledge counts. Default: the speaker of its line, else those who are present. */
  readonly by?: Writer
  /** A `fill` that is a document: a page, a list, a letter of several lines. */
  readonly document?: SlotDocument
  readonly source?: SourcePlace
}

/** Somebody of the cast, or `public`: whoever knows only what all know. */
export type Writer = string

/** What a slot says as a document. */
export interface SlotDocument {
  /** Who writes it in the story. Default: not said, and it knows what the reader knows. */
  readonly by?: Writer
}

/** Names of the variables that an answer to a slot may set. */
export function variablesSet({
  variable,
  contract: { maySet = [] },
}: Pick<Slot, 'variable' | 'contract'>): readonly string[] {
  return variable === undefined ? maySet : [variable, ...maySet]
}

/** A {@link Slot.reads} that adds nothing to the default reads. */
export const defaultReads: Reads = { variables: [], typed: [], history: false, player: false }
