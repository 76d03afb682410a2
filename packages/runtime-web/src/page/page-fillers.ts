import type { ConsentBook, NarrativeProvider } from '@lacuna/engine'
import type { FillerSource, OpenedFiller, SourceKind } from '../fillers/filler-source.ts'

/**
 * Who fills slots: nobody, what the story or the game brings, or what the player has chosen.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type FillerKind = 'author' | 'story' | SourceKind

/** What the player chose, as far as it is kept; a key is kept apart, and a file not at all. */
export interface FillerChoice {
  readonly kind: FillerKind
  /** Of a server. */
  readonly address?: string
  readonly model?: string
}

/** Who may fill the slots of a page, and what the player agreed to. */
export interface PageFillers {
  /** What can be chosen besides the author's words. */
  readonly sources: readonly FillerSource[]
  /** What the story or the game brings. */
  readonly own: NarrativeProvider | undefined
  readonly choice: FillerChoice
  /** Whether there is a key: for this visit alone, or kept on this device. */
  readonly key: 'none' | 'held' | 'kept'
  readonly consent: ConsentBook
  /** Whether what is agreed to now is not kept, since a newer version's consent is there. */
  readonly isConsentUnkept: boolean
  /**
   * From now on slots are filled so. Asks the player first, where words would leave the device.
   *
   * @param key kept where `keep` says so, else only for this visit.
   * @returns whether it is so now; not when the player said no.
   */
  use(
    choice: FillerChoice,
    opened?: OpenedFiller,
    key?: { readonly text: string; readonly keep: boolean },
  ): Promise<boolean>
  /** The key that there is. */
  readKey(): Promise<string | undefined>
  forgetKey(): Promise<void>
  /** Nothing is sent any more; the play-through stays as it is. */
  withdraw(provider: string): void
}
