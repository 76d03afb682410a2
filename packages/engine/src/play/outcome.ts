import type { LacunaError } from '../story/lacuna-error.ts'
import type { Play } from './play.ts'
import type { Reworded } from './reworded.ts'
import type { SessionMove } from './session-move.ts'
import type { TurnChanges } from './world-changes.ts'

/** What a move came to: the new play-through, and what is to be done outside it. Its open slots are the play-through's. */
export interface Outcome {
  readonly play: Play
  /** What the story changed, done or undone, for `world.apply`; worked out only where a game listens. */
  readonly changes: () => readonly TurnChanges[]
  /** A move that belongs to this one, made when the game has been given the changes. */
  readonly next?: SessionMove
  /** What came of asking for another wording. */
  readonly reworded?: Reworded
  /** The move itself was not possible, once the game's world was read: what the world has changed stands. */
  readonly refused?: LacunaError
}

const nothingChanged = (): readonly never[] => []

/** A play-through with nothing to be done outside it. */
export function unchanged(play: Play): Outcome {
  return { play, changes: nothingChanged }
}
