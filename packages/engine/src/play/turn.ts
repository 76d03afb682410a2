import type { RecordedFill } from '../ledger/ledger.ts'
import type { TurnMove } from '../ledger/move.ts'
import type { StageCues } from '../story/frame.ts'
import type { Input } from '../story/input.ts'
import type { Position } from '../story/position.ts'
import { inputOf } from './move-input.ts'

/**
 * One turn of the path, finished. It holds what is needed to replay the turn, not what it showed: lines and choices
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
   * The steps of the skeleton, in order, where they are more than the move says. A turn that was saved on its way gets
   * its last ones when it is replayed. See `stepsOf`.
   */
  steps: readonly Input[] | undefined
  readonly fills: readonly RecordedFill[]
  /** The cues that stand after it; with a loaded save, known once the turn was replayed. */
  stage: StageCues
  /** The position after it: of the latest turns, and of one in so many; the others' is worked out when it is needed. */
  at: Position | undefined
}

/** The steps of a turn, in order: the move itself, then what values and verdicts it came to. */
export function stepsOf({ steps, move, entry }: Pick<Turn, 'steps' | 'move' | 'entry'>): readonly Input[] {
  return steps ?? [inputOf(move, entry)]
}

/** The steps of all turns up to one, oldest first. */
export function stepsUpTo(tip: Turn | undefined): readonly Input[] {
  const turns: (readonly Input[])[] = []
  for (let turn = tip; turn !== undefined; turn = turn.previous) turns.push(stepsOf(turn))
  return turns.reverse().flat()
}

/** The steps as a turn keeps them: nothing where the move says it all. */
export function keptSteps(move: TurnMove, steps: readonly Input[]): readonly Input[] | undefined {
  const [first] = steps
  const plain = steps.length === 1 && first?.world === undefined && first?.recorded === undefined
  return plain && move.type !== 'world' ? undefined : steps
}

/** Whether the turn has words of its own: the world's changes are turns without a line, and going back steps over them. */
export function isStoryTurn(turn: Turn): boolean {
  return turn.move.type !== 'world'
}

/** Turns that were gone back from, the nearest first. */
export interface Redo {
  readonly turn: Turn
  readonly next: Redo | undefined
}

/** Whether a function of the game failed in the turn: taken again, it may not. */
export function failedInGame(turn: Pick<Turn, 'steps' | 'move' | 'entry'>): boolean {
  const last = stepsOf(turn).at(-1)?.recorded?.at(-1)
  return typeof last === 'object' && last !== null && !Array.isArray(last)
}
