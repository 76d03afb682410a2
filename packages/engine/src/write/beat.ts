import type { Words } from './inline-slot.ts'
import type { WrittenLine } from './line.ts'
import type { Decision, Detour, Invention, Judgement, Question } from './open-stop.ts'
import type { WrittenMemory } from './written-memory.ts'

/** Names of a story's variables. */
export type NameOf<Vars> = keyof Vars & string

/** What a slot may name under `reads`. */
export type ReadOf<Vars> = NameOf<Vars> | `@${string}`

/** New values for some variables; a name that is not declared can have none. */
export type Patch<Vars, Assigned extends string> = {
  readonly [Name in Assigned]?: Name extends keyof Vars ? Vars[Name] : never
}

/** New values, or how they follow from the present ones. A function here is pure: it may run ahead of the player. */
export type Assignment<Vars, Assigned extends string> = Patch<Vars, Assigned> | ((vars: Vars) => Patch<Vars, Assigned>)

/** A condition on the variables; pure. */
export type Condition<Vars> = (vars: Vars) => boolean

/** A choice at the end of a beat. */
export interface BeatChoice<
  Vars,
  Name extends string,
  Target extends string,
  Text extends string,
  Id extends string,
  Assigned extends string,
> {
  readonly label: Words<Text, Id>
  /** Offered only while this holds. */
  readonly guard?: Condition<Vars>
  readonly assign?: Assignment<Vars, Assigned>
  /** A beat of this scene, or `#scene`. */
  readonly target: Target
  /** Said when it is taken, before the lines of the target. */
  readonly lines?: readonly WrittenLine<Name, Text, Id>[]
  /** What choosing it means, for `ask` and `decide`. */
  readonly means?: string
  /** `decide` without a provider takes the first choice whose default holds. */
  readonly default?: true | Condition<Vars>
  readonly tags?: readonly string[]
  /** What the diary remembers once it was taken; `none` leaves it out. Default: its label as the author wrote it. */
  readonly memory?: WrittenMemory<Name, Text> | 'none'
}

/** Where a beat without a choice goes on: the first one whose guard holds. */
export interface Passing<Vars, Target extends string, Assigned extends string> {
  readonly guard?: Condition<Vars>
  readonly assign?: Assignment<Vars, Assigned>
  readonly target: Target
}

/** The smallest unit that an author writes: what is said, up to the next decision. */
export interface Beat<
  Vars,
  Name extends string,
  Target extends string,
  Text extends string,
  Id extends string,
  Assigned extends string,
  Chosen extends string = string,
> {
  /** On entering, before anything is said. */
  readonly assign?: Assignment<Vars, Assigned>
  readonly lines?: readonly WrittenLine<Name, Text, Id>[]
  /** Pictures and sounds, by key, before the first line: `place`, `weather`, `music`, `sound` ... */
  readonly cues?: Readonly<Record<string, string>>
  /** What is remembered of its first line. */
  readonly memory?: WrittenMemory<Name, Text>
  /** Who is present. Default: those who speak. */
  readonly with?: readonly Name[]
  /** The player may type; the words are understood as one of the choices. Slot id: `scene.beat`. */
  readonly ask?: Question<ReadOf<Vars>>
  /** The provider picks one of the choices; the player does not see them. Slot id: `scene.beat`. */
  readonly decide?: Decision<ReadOf<Vars>, Name>
  /**
   * By variable: a provider may judge otherwise than it stands when the beat is entered, among its finite values. Nobody is
   * asked. Slot id: `scene.variable`.
   */
  readonly judge?: { readonly [Variable in keyof Vars]?: Judgement<Vars[Variable], ReadOf<Vars>, Name> }
  /** By variable; known before the first line. Slot id: `scene.variable`. */
  readonly invent?: { readonly [Variable in keyof Vars]?: Invention<Vars[Variable], ReadOf<Vars>, Name> }
  /** This beat and what follows it up to `rejoin` may be played as a generated scene. Slot id: `scene.beat`. */
  readonly detour?: Detour<NameOf<Vars>, ReadOf<Vars>> & { readonly rejoin: Target }
  /** By stable id, local to the scene: `give` in `ferry` is the choice `ferry.give`. */
  readonly choices?: { readonly [Key in Chosen]?: BeatChoice<Vars, Name, Target, Text, Id, Assigned> }
  /** Where it goes on without a choice. */
  readonly next?: Target | readonly Passing<Vars, Target, Assigned>[]
  /**
   * Where somebody goes who walks away from this beat. Default: as the scene says, and where it says nothing, the talk
   * ends without a name.
   */
  readonly leave?: Target
  /** The story, or the talk, ends here under this name. */
  readonly ending?: string
  /** The game's own; they come with the first line. */
  readonly tags?: readonly string[]
}
