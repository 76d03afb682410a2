import type { Entry } from '../harbour.ink'

/** What the player can do. */
export interface Hands {
  pick(index: number): void
  point(index: number): void
  /** Reads on, or does what can be done here. */
  read(): void
  /** Takes the choice that is marked, or else reads on. */
  next(): void
  walkTo(x: number, then?: () => void): void
  meet(who: Entry | 'cat'): void
  leave(): void
  back(): void
  save(): void
  load(): void
  dial(to: 'author' | 'live'): void
}
