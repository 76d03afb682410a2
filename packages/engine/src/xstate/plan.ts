import type { Memory } from '../story/memory.ts'
import type { Slot } from '../story/slot.ts'
import type { TextPart } from '../write/holes.ts'

/** A text with holes, and the slot that it stands in. */
export interface PlannedWords {
  readonly parts: readonly TextPart[]
  readonly slot?: PlannedSlot
  /** Part of the story that it stands in, where the bible distinguishes parts. */
  readonly part?: string
}

/** A slot with its brief taken apart. */
export interface PlannedSlot {
  readonly slot: Slot
  readonly brief: readonly TextPart[]
}

/** A line ready to be said, or a cue among the lines. */
export type PlannedLine =
  | {
      readonly speaker?: string
      readonly direction?: string
      readonly words: PlannedWords
      readonly tags: readonly string[]
    }
  | { readonly cue: string; readonly value: string }
  | { readonly memory: PlannedMemory }

/** What is remembered, with its holes. */
export interface PlannedMemory extends Pick<Memory, 'knownTo' | 'always'> {
  readonly parts: readonly TextPart[]
}

/** Where something stands that is said or offered. */
export interface Standing {
  /** Who is declared there. */
  readonly with?: readonly string[]
  /** The outermost compound state around it, or empty; absent for the root, which is there in every scene. */
  readonly scene?: string
}

/** What a choice says. */
export interface PlannedChoice {
  readonly id: string
  readonly words: PlannedWords
  readonly means?: string
  /** `guard`: XState decides, on the event `lacuna.default.<id>`. */
  readonly preferred: 'always' | 'guard' | 'never'
  readonly tags: readonly string[]
  readonly memory?: PlannedMemory | 'none'
}

/** Something before which the passage stops: a value to be invented, a scene to be generated. */
export interface PlannedPause extends PlannedSlot {
  /** Variables that the answer may bring. */
  readonly brings: readonly string[]
  /** Whether an answer stands in place of the state and of all that is inside it. */
  readonly replaces: boolean
}

/** All that a state says and asks, read once from its `meta`. It stands in `meta` of the machine that runs. */
export interface StatePlan extends Standing {
  /** Keys from the root; empty for the root itself. */
  readonly path: readonly string[]
  /** Document order. */
  readonly order: number
  readonly lines: readonly PlannedLine[]
  readonly tags: readonly string[]
  readonly cues: readonly (readonly [key: string, value: string])[]
  /** What is answered before the state is entered, in this order. */
  readonly pauses: readonly PlannedPause[]
  /** Whether one of them replaces the state. */
  readonly mayBeReplaced: boolean
  readonly question?: PlannedSlot
  readonly ending?: string
}

/** `ferry.deck`, as messages name a state. */
export function stateName(path: readonly string[]): string {
  return path.length === 0 ? '(root)' : path.join('.')
}

/** Whether a state is `outer` or inside it. */
export function isWithin(path: readonly string[], outer: readonly string[]): boolean {
  return outer.every((key, index) => path[index] === key)
}
