import type { DiaryAlong } from '../../diary/diary-after.ts'
import type { Bible } from '../../story/bible.ts'
import type { KnownTo } from '../../story/memory.ts'
import type { Passage } from '../../story/passage.ts'
import type { Question } from './authored-label.ts'
import type { EarlierPassage } from './earlier-part.ts'
import type { FactsByName } from './facts-included.ts'
import type { ShownLine } from './page-before.ts'
import type { RequestCut } from './request-cut.ts'
import type { SaidText } from './said-part.ts'
import type { UsedActs } from './used-already.ts'
import type { WhatFollows } from './what-follows.ts'

/** What a request is built from: nothing else can get into one. */
export interface RequestSources {
  readonly story: { readonly bible: Bible }
  readonly passage: Passage
  /** What the turn has said before the passage, oldest first. Default: nothing. */
  readonly earlier?: readonly EarlierPassage[]
  /** Indexes into the passage's slots: those to be filled. */
  readonly waiting: readonly number[]
  /** BCP 47. */
  readonly language: string
  /** The choice just taken. `by` says whose words its text is, when it is not the author's. Default `author`. */
  readonly choice?: {
    readonly id: string
    readonly text: string
    readonly by?: 'author' | 'player' | 'model'
    /** Who knows of it, besides the reader. Default `all`. */
    readonly knownTo?: KnownTo
    readonly question?: Question
  }
  /**
   * Facts that hold about those present, by name. Of each, as many of those that may be told are included as the bible says.
   */
  readonly facts: FactsByName
  /** What the play-through remembers along the passage. Default: nothing. */
  readonly diary?: DiaryAlong
  /** What slots said last before this turn, oldest first; known where the page before is. Default: nothing. */
  readonly lately?: readonly SaidText[]
  /** What of the diary fills have used before; known where the page before is. Default: nothing. */
  readonly used?: UsedActs
  /** What slots have said, by their ids. Included only where a slot reads them; such a request is private. */
  readonly said?: Readonly<Record<string, SaidText>>
  /** What may follow the passage; see `whatFollows`. Default: nothing is known. */
  readonly follows?: WhatFollows
  /** What variables stand for, by name. Default: none is glossed. */
  readonly glosses?: Readonly<Record<string, string>>
  /** The page before, where it stands on the screen in full. Default: none is included. */
  readonly pageBefore?: readonly ShownLine[]
  /** What comes of it may be given to other players: of the diary, only a slot that reads it is told. Default false. */
  readonly isShared?: boolean
  /** The last lines the player read, oldest first. Included only where a slot reads `@history`. */
  readonly history?: readonly string[]
  /** Who may know of these lines, and of what they were made from. Default: nobody says. */
  readonly historyKnownTo?: readonly KnownTo[]
  /** What the player model says. Included only where a slot reads `@player`. */
  readonly player?: string
  /** Words the player typed, by the id of the `ask`. Included only where a slot reads them. */
  readonly typed?: Readonly<Record<string, string>>
  /** Names of the variables whose value the player or a model brought in, or that were computed from such a value. */
  readonly tainted?: readonly string[]
  /** Called with everything that is left out for a limit. */
  readonly cut?: (cut: RequestCut) => void
}
