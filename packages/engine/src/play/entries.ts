import type { TurnMove } from '../ledger/move.ts'
import type { Play } from './play.ts'

/** The move that enters the story; nothing and the empty text are its start. */
export function enterMove(entry: string | undefined): TurnMove {
  return entry === undefined || entry === '' ? { type: 'enter' } : { type: 'enter', entry }
}

/** The entry that the play-through began with, empty for the start; nothing where it has not begun. */
export function firstEntry({ tip, openTurn }: Play): string | undefined {
  let first = tip
  while (first?.previous !== undefined) first = first.previous
  const move = first?.move ?? openTurn?.move
  return move?.type === 'enter' ? (move.entry ?? '') : undefined
}
