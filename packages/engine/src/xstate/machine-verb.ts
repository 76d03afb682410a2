import type { Contract, SlotDocument } from '../story/slot.ts'
import type { VariableDeclaration } from '../story/story.ts'
import type { InlineSlot, SlotOptions } from '../write/inline-slot.ts'
import type { StateMeta } from './story-meta.ts'

/** A slot as `meta` declares it. */
export interface DeclaredSlot {
  /** Its id, full or local to the scene. */
  readonly name: string
  readonly brief: string
  readonly contract: Contract
  readonly document?: SlotDocument
  readonly options: Pick<SlotOptions, 'reads' | 'policy'> & { readonly again?: true; readonly by?: string }
}

/** A slot before which the passage stops, when its state is entered. */
export interface DeclaredPause extends DeclaredSlot {
  /** The one variable that it is about, where there is one. */
  readonly variable?: string
  /** Variables that an answer may bring. */
  readonly brings: readonly string[]
  /** How a sentence goes on that says there is no such variable, with a blank in front. */
  readonly purpose?: string
}

/** The state that a slot is declared in. */
export interface DeclaringState {
  /** Its key; absent for the root. */
  readonly key: string | undefined
  readonly variables: Readonly<Record<string, VariableDeclaration>>
}

/** How a verb stands in a machine. */
export type MachineVerb =
  /** In the words of a line or a label. */
  | { readonly at: 'words'; readonly slot: (words: InlineSlot) => DeclaredSlot | undefined }
  /** Above the choices of a state: one question for each state. */
  | { readonly at: 'question'; readonly slot: (meta: StateMeta, state: DeclaringState) => DeclaredSlot | undefined }
  /** In front of a state: the answer is there before the state's entry actions. */
  | {
      readonly at: 'entry'
      /** Whether an answer stands in place of the state and of all that is inside it. */
      readonly replaces: boolean
      readonly slots: (meta: StateMeta, state: DeclaringState) => readonly DeclaredPause[]
    }
