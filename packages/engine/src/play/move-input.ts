import type { TurnMove } from '../ledger/move.ts'
import type { Input } from '../story/input.ts'
import { markText } from '../story/mark.ts'

/** The step of the skeleton that a move is, before the world's part of it. `entry` is the move's ledger entry. */
export function inputOf(move: TurnMove, entry: number): Input {
  switch (move.type) {
    case 'enter':
      return move.entry === undefined ? { type: 'enter' } : { type: 'enter', entry: move.entry }
    case 'choose':
      return { type: 'choose', choice: move.choice }
    case 'answer':
      return {
        type: 'answer',
        choice: move.choice,
        text: move.text,
        mark: markText({ entry, source: 'player', tainted: true }),
      }
    case 'leave':
      return { type: 'leave' }
    case 'world':
      return { type: 'world', world: move.values }
  }
}
