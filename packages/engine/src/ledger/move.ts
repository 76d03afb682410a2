import type { ChoiceIdentity } from '../story/choice-identity.ts'
import type { Variables } from '../story/passage.ts'
import type { Dial } from '../story/slot.ts'

/**
 * What the player or the game did. Every one is recorded, going back included.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type Move =
  | TurnMove
  | GoingMove
  | { readonly type: 'restart'; readonly seed: number }
  /** Settings of the player: they hold on when the player goes back. */
  | { readonly type: 'language'; readonly language: string }
  | { readonly type: 'dial'; readonly dial: Dial }

/**
 * A move that takes the play-through to a new turn.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type TurnMove =
  | { readonly type: 'enter'; readonly entry?: string }
  /** `text` is the label as it was offered. */
  | {
      readonly type: 'choose'
      readonly choice: string
      readonly text: string
      /** What the choice is known by besides its id; absent where the story doesn't say. */
      readonly identity?: ChoiceIdentity
    }
  | {
      readonly type: 'answer'
      readonly choice: string
      readonly text: string
      readonly slot: string
      readonly identity?: ChoiceIdentity
    }
  /** Walked away from what was offered. */
  | { readonly type: 'leave' }
  | { readonly type: 'world'; readonly values: Variables }

const turnMoves: Readonly<Record<TurnMove['type'], true>> = {
  enter: true,
  choose: true,
  answer: true,
  leave: true,
  world: true,
}

/** Whether a move takes the play-through to a new turn. */
export function isTurnMove(move: Move): move is TurnMove {
  return Object.hasOwn(turnMoves, move.type)
}

/** A move along the path, to a turn that was there already. */
export type GoingMove = { readonly type: 'back' | 'forward' } | { readonly type: 'jump'; readonly turn: number }
