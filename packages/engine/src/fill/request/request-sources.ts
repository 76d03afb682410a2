import type { Bible } from '../../story/bible.ts'
import type { Passage } from '../../story/passage.ts'
import type { FactsByName } from './facts-included.ts'
import type { RequestCut } from './request-cut.ts'

/** What a request is built from: nothing else can get into one. */
export interface RequestSources {
  readonly story: { readonly bible: Bible }
  readonly passage: Passage
  /** Indexes into the passage's slots: those to be filled. */
  readonly waiting: readonly number[]
  /** BCP 47. */
  readonly language: string
  /** The choice just taken. `by` says whose words its text is, when it is not the author's. Default `author`. */
  readonly choice?: { readonly id: string; readonly text: string; readonly by?: 'author' | 'player' | 'model' }
  /** Facts that hold about those present, by name. Of each, as many are included as the bible says. */
  readonly facts: FactsByName
  /** The last lines the player read, oldest first. Included only where a slot reads `@history`. */
  readonly history?: readonly string[]
  /** What the player model says. Included only where a slot reads `@player`. */
  readonly player?: string
  /** Words the player typed, by the id of the `ask`. Included only where a slot reads them. */
  readonly typed?: Readonly<Record<string, string>>
  /** Names of the variables whose value the player or a model brought in, or that were computed from such a value. */
  readonly tainted?: readonly string[]
  /** Called with everything that is left out for a limit. */
  readonly cut?: (cut: RequestCut) => void
}
