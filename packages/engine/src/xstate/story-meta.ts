import type { Json } from '../base/json.ts'
import type { SlotDefaults, Words } from '../write/inline-slot.ts'
import type { WrittenLine } from '../write/line.ts'
import type { Decision, Detour, Invention, Judgement, Question } from '../write/open-stop.ts'
import type { WrittenMemory } from '../write/written-memory.ts'

/** What `meta` of a state says. All of it is data: texts with `{variable}` holes, never functions. */
export interface StateMeta {
  /** Said when the state is entered, after its entry actions; outer states before inner ones. */
  readonly lines?: readonly WrittenLine[]
  /** What holds for every slot here and in the states inside that does not say otherwise. Default: nothing. */
  readonly defaults?: SlotDefaults
  /** Cues by key, before the first line. */
  readonly cues?: Readonly<Record<string, string>>
  /** What is remembered of its first line. */
  readonly memory?: WrittenMemory
  /** Who is present here and in the states inside. Default: those who speak. */
  readonly with?: readonly string[]
  /** The player may type; understood as one of the choices offered here. */
  readonly ask?: Question
  /** The provider picks one of the choices offered here. */
  readonly decide?: Decision
  /** By context variable: what a provider may judge otherwise than it stands, known like an invented value. */
  readonly judge?: Readonly<Record<string, Judgement<Json>>>
  /** By context variable: known before the state's entry actions run and its lines are said. */
  readonly invent?: Readonly<Record<string, Invention<Json>>>
  /**
   * The state, with all that is inside it, may be played as a generated scene. It comes back through the state's
   * transition on `rejoin`, or else through its `onDone`.
   */
  readonly detour?: Detour
  /** Where the story ends in this state, its name. */
  readonly ending?: string
  /** The game's own; they come with the state's first line. */
  readonly tags?: readonly string[]
  /** By choice id, for what is not said in `meta` of the transition itself. */
  readonly choices?: Readonly<Record<string, ChoiceMeta>>
}

/** What `meta` of a transition on `choose.<id>` says; of it, `lines` may stand on any transition. */
export interface ChoiceMeta {
  readonly label?: Words
  readonly means?: string
  /** `true`, or a guard as XState takes it: by name, with parameters, or a function. */
  readonly default?: true | string | { readonly type: string; readonly params?: Json } | ((args: never) => boolean)
  /** Said when the transition is taken, between the states left and those entered. */
  readonly lines?: readonly WrittenLine[]
  readonly tags?: readonly string[]
  /** What the diary remembers once it was taken; `none` leaves it out. Default: its label as the author wrote it. */
  readonly memory?: WrittenMemory | 'none'
}

/**
 * The `meta` convention, for `setup`.
 *
 * @example setup({ types: { meta: {} as StoryMeta } }).createMachine({ ... })
 */
export type StoryMeta = StateMeta | ChoiceMeta
