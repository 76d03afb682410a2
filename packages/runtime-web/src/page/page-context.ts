import type { Dial, Json, Session, Story } from '@lacuna/engine'
import type { Part } from '../parts/part.ts'
import type { Filler } from './filler.ts'
import type { PageFillers } from './page-fillers.ts'
import type { Settings } from './settings.ts'
import type { Strings } from './strings.ts'

/** What the parts of a page share. */
export interface PageContext {
  readonly root: HTMLElement
  readonly story: Story
  readonly strings: Strings
  /** Who fills the slots now. */
  readonly filler: Filler | undefined
  /** Who may fill them, and what was agreed to; absent where there is nothing to choose. */
  readonly fillers?: (() => Promise<PageFillers>) | undefined
  readonly session: () => Session
  readonly settings: () => Settings
  changeSettings(settings: Settings): void
  /** The shown name of someone in the cast. */
  nameOf(speaker: string): string
  author(): string
  /** Does something that moves the session, and shows what it refuses. */
  attempt(move: () => void): void
  /**
   * Fetches a part of the page and uses it; where it can't be fetched that is said, with a way to try again. `missing`: what
   * is said then, of what the page shows unasked; it comes when the network is back.
   */
  open<T>(part: Part<T>, use: (part: T) => unknown, missing?: string): void
  restart(): void
  /** Whether it stands there now; not when the player said no to what goes with it. */
  dial(position: Dial): Promise<boolean>
  readonly saves: PageSaves | undefined
  readonly keptFills: PageKept | undefined
  readonly storage: PageStorage | undefined
}

/** Where a page keeps reports of lines: a `SaveStorage` is one. */
export interface PageStorage {
  read(key: string): Promise<Json | undefined>
  write(key: string, value: Json): Promise<void>
  /** Reads and writes, with nobody between. Where it is absent, it is read and then written. */
  update?(key: string, change: (now: Json | undefined) => Json | undefined): Promise<void>
}

/** What was filled in and is kept on the device for another visit. */
export interface PageKept {
  /** How many passages. */
  count(): Promise<number>
  erase(): Promise<void>
}

/** One save that the player made or that was made for them. */
export interface SaveNote {
  readonly id: string
  readonly name: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly turn: number
  /** The last words read. */
  readonly words: string
}

/** Why turns are not kept by themselves. */
export interface SaveTrouble {
  /** `not-kept` where nothing is meant to be. */
  readonly code: 'storage-full' | 'storage-refused' | 'not-kept'
  /** The sentence that the player reads. */
  readonly text: string
}

/** Where a page's saves are; the export `./saves` has one over IndexedDB. Failures are `LacunaError`s. */
export interface PageSaves {
  list(): Promise<readonly SaveNote[]>
  keep(name: string): Promise<void>
  /** Resolves when it was read and can be gone on from; the function shows it. */
  load(id: string): Promise<() => void>
  remove(id: string): Promise<void>
  /** The present play-through, for a file. */
  export(): Json
  /** As `load`, from the text of such a file. Where it is absent, no file can be opened. */
  import?(text: string): Promise<() => void>
  /** Why turns are not kept by themselves, where they aren't. */
  trouble?(): SaveTrouble | undefined
}
