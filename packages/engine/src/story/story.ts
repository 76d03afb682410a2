import type { Json } from '../base/json.ts'
import type { Bank } from './bank.ts'
import type { Bible } from './bible.ts'
import type { Variables } from './passage.ts'
import type { Skeleton, SkeletonPorts } from './skeleton.ts'
import type { Slot } from './slot.ts'
import type { StoryTypes } from './story-types.ts'

/** A variable of the story, as its author declared it. */
export interface VariableDeclaration {
  readonly type: 'number' | 'text' | 'boolean' | 'list' | 'json'
  readonly initial: Json
  /** A list's possible items. */
  readonly items?: readonly string[]
}

/**
 * The authored, versioned, immutable whole. Made by `inkStory`, the kit's `story` or `fromMachine`; can be shared by
 * any number of sessions.
 *
 * `Entry`, `Vars`, `SlotId` and `ChoiceId` are inferred from what the author wrote, so that a game's misspelling is a type error.
 */
export interface Story<
  Entry extends string = string,
  Vars extends Variables = Variables,
  SlotId extends string = string,
  ChoiceId extends string = string,
> {
  readonly id: string
  readonly version: string
  /** SHA-256 of everything that decides its paths and its authored words: a save fits this story when it has the same. */
  readonly digest: string
  /**
   * Whether functions decide its paths that the digest can't see: a save is then replayed even where the digest is the
   * same. Default false.
   */
  readonly loadsByReplay?: boolean
  readonly format: 'ink' | 'kit' | 'machine'
  readonly bible: Bible
  /** Texts for its slots, by language. */
  readonly banks: Readonly<Record<string, Bank>>
  /** By slot id, of slots that a `slotDigest` of the banks is about: what it is now. Default: none, and nothing is stale. */
  readonly slotDigests?: Readonly<Record<string, string>>
  /** Names of the entries: places where a game may begin, besides the start. */
  readonly entries: readonly Entry[]
  readonly variables: Readonly<Record<keyof Vars & string, VariableDeclaration>>
  readonly slots: Readonly<Record<SlotId, Slot>>
  /** Only in types: what {@link EntryOf}, {@link VariablesOf} and {@link ChoiceIdOf} read. */
  readonly types?: StoryTypes<Entry, Vars, ChoiceId>
  /** A skeleton of its own for one session. @throws LacunaError `missing-external`. */
  skeleton(ports?: SkeletonPorts): Skeleton
}
