import type { TurnMove } from '../ledger/move.ts'
import type { Frame } from '../story/frame.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Problem } from '../story/problem.ts'

/** Whether a story refused a choice that its last passage had offered: the game's world has changed since. */
export function isNotOffered(error: unknown): boolean {
  return error instanceof LacunaError && (error.code === 'unknown-choice' || error.code === 'wrong-input')
}

/** The refusal of a choice that the game's world, read for the move, has withdrawn. */
export function choiceWithdrawn(move: TurnMove & { readonly choice: string }, { choices }: Frame): LacunaError {
  return new LacunaError(
    'choice-withdrawn',
    `The choice "${move.choice}" is not true any more: the game’s world has changed.`,
    {
      hint:
        choices.length === 0
          ? nothingLeft.hint
          : `Offered now: ${choices.map(({ id, text }) => `${id} (${text})`).join(', ')}.`,
      data: { choice: move.choice, offered: choices.map(({ id }) => id) },
    },
  )
}

/** What a frame says where the game's world has withdrawn every choice. */
export const nothingLeft: Problem = {
  code: 'choices-withdrawn',
  message: 'The game’s world has changed, and no choice is true any more.',
  hint: 'Change it so that one is, go back, or restart. As author: give the passage a choice without a condition.',
  data: {},
}

/** Whether something is offered, or will be, that the player may walk away from. */
export function canLeave(frame: Pick<Frame, 'phase' | 'turn' | 'problem'>): boolean {
  const { phase, turn } = frame
  if (phase === 'failed') return turn > 0 && !isBroken(frame)
  return turn > 0 && phase !== 'idle' && phase !== 'ended'
}

/** Whether a story can't go on, whatever the game's world becomes. */
export function isBroken({ phase, problem }: Pick<Frame, 'phase' | 'problem'>): boolean {
  return phase === 'failed' && problem?.code !== nothingLeft.code && problem?.data.choices === undefined
}
