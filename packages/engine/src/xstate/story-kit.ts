import type { AnyStateMachine } from 'xstate'
import type { Json } from '../base/json.ts'
import type { Bank } from '../story/bank.ts'
import type { Bible, CastMember } from '../story/bible.ts'
import type { Variables } from '../story/passage.ts'
import type { Story, VariableDeclaration } from '../story/story.ts'
import type { Beat, NameOf, ReadOf } from '../write/beat.ts'
import { type DocumentOptions, document } from '../write/document.ts'
import type { HolesAreVariables, TextWithVariables } from '../write/holes.ts'
import type { InlineSlot, SlotDefaults, SlotOptions } from '../write/inline-slot.ts'
import type { Scene } from '../write/scene.ts'
import type { VariableShape, VariablesOf } from '../write/variables.ts'
import { isOneOf } from '../write/variables.ts'
import { compileKit } from './compile-kit.ts'
import { storyOf } from './from-machine.ts'
import type { FactsOf } from './machine-facts.ts'

/** What is said of a story once, and everything written with the kit is checked against. */
export interface KitOptions<Cast, Shape> {
  /** Who speaks, by the name that stands in front of their lines. */
  readonly cast: Cast
  /** The variables with the values they start with; `oneOf('calm', 'angry')` for a closed list. */
  readonly vars: Shape
  /** What variables stand for, by name: `how closely Lomax is looking, 0–3`. Requests that read one say it. */
  readonly about?: { readonly [Variable in keyof Shape]?: string }
}

/** A scene as an author writes it. */
export interface SceneOptions<Beats, Start, Exit, Target, Name extends string = string> {
  /** The beat that the scene begins with. */
  readonly start: Start
  /** Scenes that this one can lead to, as `#name`. Default: none. */
  readonly exits?: readonly Exit[]
  /** Who is present in all beats that do not say so themselves. Default: those who speak. */
  readonly with?: readonly Name[]
  /** What holds for every slot of the scene that does not say otherwise. Default: nothing. */
  readonly defaults?: SlotDefaults
  /**
   * Where somebody goes who walks away from a beat that says nothing of it: a beat of this scene, or `#exit`. Default: the
   * talk ends there, without a name.
   */
  readonly leave?: Target
  readonly beats: Beats
}

/** A whole story as an author writes it. */
export interface KitStoryOptions<Vars, Name extends string, Scenes, SceneName extends string, Entry extends string> {
  readonly id: string
  readonly version: string
  /** The scene that the story begins with. */
  readonly start: SceneName
  readonly scenes: Scenes
  /** Scenes that a game may open on its own. Default: none. */
  readonly entries?: readonly Entry[]
  /** What is true about someone now, as sentences; how choices of long ago reach a line. Pure. */
  readonly facts?: { readonly [Who in Name | 'reader']?: FactsOf<Vars, Name> }
  /** All but the cast, which the kit already has. */
  readonly bible?: Partial<Omit<Bible, 'cast' | 'story' | 'version'>>
  readonly banks?: Readonly<Record<string, Bank>>
  /** A hash of the source, from the build: a digest can't see into functions. */
  readonly sourceHash?: string
}

/** A story of the kit, and the XState machine that it is: to look at, draw or explore; `story` plays it. */
export interface KitStory<
  Entry extends string,
  Vars extends Variables,
  SlotId extends string,
  ChoiceId extends string = string,
> extends Story<Entry, Vars, SlotId, ChoiceId> {
  readonly machine: AnyStateMachine
}

// Scenes with their parameters left open; `SlotNamesOf` reads them back.
type Scenes<Exit extends string> = Readonly<Record<string, Scene<string, Exit, string>>>

type SlotNamesOf<Written> = Written extends { readonly slotNames?: infer Name }
  ? Exclude<Name, undefined> & string
  : never

type ChoiceNamesOf<Written> = Written extends { readonly choiceNames?: infer Name }
  ? Exclude<Name, undefined> & string
  : never

/** Ids under which slots of the scenes may be found: `ferry.greet`. */
export type SlotIdsOf<Written> = {
  readonly [Key in keyof Written & string]: `${Key}.${SlotNamesOf<Written[Key]>}`
}[keyof Written & string]

/** Ids of the choices of the scenes: `ferry.give`. */
export type ChoiceIdsOf<Written> = {
  readonly [Key in keyof Written & string]: `${Key}.${ChoiceNamesOf<Written[Key]>}`
}[keyof Written & string]

/** The functions to write a story with; unknown beats, speakers, variables, exits and options are type errors. */
export interface StoryKit<Vars, Name extends string> {
  /** Leaves a line or a label open: name, the author's own words, what is wanted, what it must keep to. */
  fill<const Id extends string, const Text extends string, const Brief extends string = ''>(
    id: Id,
    words: TextWithVariables<Text, NameOf<Vars>>,
    brief?: TextWithVariables<Brief, NameOf<Vars>>,
    options?: SlotOptions<ReadOf<Vars>>,
  ): InlineSlot<Id>
  /** Leaves a document open, where a line stands: name, the author's own lines, what is wanted, what it must keep to. */
  document<const Id extends string, const Text extends string, const Brief extends string = ''>(
    id: Id,
    lines: readonly TextWithVariables<Text, NameOf<Vars>>[],
    brief?: TextWithVariables<Brief, NameOf<Vars>>,
    options?: DocumentOptions<ReadOf<Vars>, Name>,
  ): InlineSlot<Id>
  /** A scene: beats, and what leads from one to the next. */
  scene<
    const BeatName extends string,
    const Text extends string,
    const Exit extends string = never,
    const Id extends string = never,
    const Assigned extends string = never,
    const Chosen extends string = never,
  >(
    options: SceneOptions<
      {
        readonly [Key in BeatName]: Beat<
          Vars,
          Name,
          NoInfer<BeatName> | `#${NoInfer<Exit>}`,
          Text,
          Id,
          Assigned,
          Chosen
        >
      },
      NoInfer<BeatName>,
      Exit,
      NoInfer<BeatName> | `#${NoInfer<Exit>}`,
      Name
    > &
      HolesAreVariables<Text, NameOf<Vars>>,
  ): Scene<BeatName, Exit, Id | BeatName | NameOf<Vars>, Chosen>
  /**
   * The whole story, as a real XState machine.
   * @throws LacunaError `story-invalid` for what types can't see, with all problems in its data.
   */
  story<const Written extends Scenes<string>, const Entry extends keyof Written & string = never>(
    options: KitStoryOptions<Vars, Name, Written & Scenes<keyof Written & string>, keyof Written & string, Entry>,
  ): KitStory<Entry, Vars extends Variables ? Vars : never, SlotIdsOf<Written>, ChoiceIdsOf<Written>>
}

/**
 * Declares cast and variables, and gives the functions that write a story about them.
 *
 * @throws LacunaError `story-invalid` from `story`, with all problems in what was written.
 * @example
 * const { fill, scene, story } = storyKit({ cast: { OONA: { voice: 'Short.' } }, vars: { trust: 1 } })
 */
export function storyKit<const Cast extends Readonly<Record<string, CastMember>>, const Shape extends VariableShape>(
  options: KitOptions<Cast, Shape>,
): StoryKit<VariablesOf<Shape>, keyof Cast & string> {
  const context: Record<string, Json> = {}
  const closed: Record<string, VariableDeclaration> = {}
  for (const [name, value] of Object.entries(options.vars)) {
    if (isOneOf(value)) {
      context[name] = value.oneOf[0]
      closed[name] = { type: 'text', initial: value.oneOf[0], items: value.oneOf }
    } else context[name] = value
  }
  const kit = {
    fill: (id: string, words: string, brief = '', slot: SlotOptions = {}): InlineSlot => ({
      fill: id,
      words,
      brief,
      ...slot,
    }),
    document,
    scene: (scene: SceneOptions<object, string, string, string>): unknown => ({ exits: [], ...scene }),
    story: (written: KitStoryOptions<Variables, string, Scenes<string>, string, string>): unknown => {
      const machine = compileKit({ ...written, context })
      const { id, version, facts, banks, sourceHash } = written
      const made = storyOf(
        machine,
        {
          id,
          version,
          variables: closed,
          bible: { ...written.bible, cast: options.cast },
          entries: Object.fromEntries((written.entries ?? []).map(entry => [entry, entry])),
          ...(options.about === undefined ? {} : { about: options.about as Readonly<Record<string, string>> }),
          ...(facts === undefined ? {} : { facts: facts as Readonly<Record<string, FactsOf<Variables>>> }),
          ...(banks === undefined ? {} : { banks }),
          ...(sourceHash === undefined ? {} : { sourceHash }),
        },
        'kit',
      )
      return { ...made, machine }
    },
  }
  return kit as unknown as StoryKit<VariablesOf<Shape>, keyof Cast & string>
}
