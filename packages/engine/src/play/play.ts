import type { Ledger } from '../ledger/ledger.ts'
import type { Frame } from '../story/frame.ts'
import type { Problem } from '../story/problem.ts'
import type { Dial } from '../story/slot.ts'
import type { JournalRest } from './journal-rest.ts'
import type { OpenTurn } from './open-turn.ts'
import type { PlayContext } from './play-context.ts'
import type { Redo, Turn } from './turn.ts'
import type { TurnChanges } from './world-changes.ts'

/** A play-through as a value: every move gives a new one and leaves the old one as it was. */
export interface Play {
  readonly seed: number
  readonly language: string
  readonly dial: Dial
  /** The path: the last finished turn and, through it, those before. */
  readonly tip: Turn | undefined
  /** The turn under way, after the tip. */
  readonly openTurn: OpenTurn | undefined
  readonly redo: Redo | undefined
  readonly ledger: Ledger
  /** The entries that the game has named as those that may come, the empty text for the start. It is in no save. */
  readonly upcoming?: readonly string[] | undefined
  /** Raised when what is being written no longer matters; updates of older epochs are dropped. */
  readonly epoch: number
  readonly frame: Frame
  /** Why the story can't go on from here; going back is still open. */
  readonly problem?: Problem
  /**
   * The save that this was loaded from and that holds more: it is given back as it was, until the player starts anew
   * where none of it could be read, until the next move where the story has changed and not all of it fits.
   */
  readonly unread?: unknown
  /** It was loaded from the save of a session that had been closed. */
  readonly wasClosed?: boolean
  /** Loaded in the middle of a turn, it has gone on: what the steps since then changed, which no game has been given. */
  readonly goneOn?: readonly TurnChanges[]
  /** Fetches what reads the save that this was loaded from: until then it is in phase `writing`. Never rejects. */
  readonly awaited?: () => Promise<(context: PlayContext) => Play>
  /** The turns of that save that a changed story could not play, until the next move. */
  readonly rest?: JournalRest
}
