import type { TurnMove } from '../ledger/move.ts'
import type { Fill } from '../story/fill.ts'
import type { Stage } from '../story/frame.ts'
import type { Input, Position } from '../story/skeleton.ts'

/** A fill, and the ledger entry that tells about it. */
export interface RecordedFill {
  readonly fill: Fill
  readonly entry: number
}

/**
 * One turn of the path, finished. It holds what is needed to say the turn again, not what was said: lines and choices
 * are computed from the position before it, its inputs and its fills.
 */
export interface Turn {
  /** From 1. */
  readonly number: number
  readonly previous: Turn | undefined
  readonly move: TurnMove
  /** Ledger entry of the move. */
  readonly entry: number
  /**
   * The steps of the skeleton, in order: the move itself, then what values and verdicts it came to. A turn that was saved
   * on its way gets its last ones when it is told again.
   */
  inputs: readonly Input[]
  readonly fills: readonly RecordedFill[]
  /** The cues that stand after it; with a loaded save, known once the turn was told again. */
  stage: Stage
  /** The position after it; with a loaded save, known once the turn was told again. */
  at: Position | undefined
}

/** Whether the turn tells something: the world's changes are turns without a line, and going back steps over them. */
export function isTelling(turn: Turn): boolean {
  return turn.move.type !== 'world'
}

/** Turns that were gone back from, the nearest first. */
export interface Redo {
  readonly turn: Turn
  readonly next: Redo | undefined
}
