import type { Frame } from '../story/frame.ts'
import { notPossible } from './not-possible.ts'
import type { Outcome } from './outcome.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import { settle } from './settle.ts'
import { takeStep } from './take-step.ts'
import { canLeave } from './withdrawn-choice.ts'

/**
 * Walks away from what is offered. What is being written is closed first, as by a save; where the turn comes to its end
 * with that, nothing is left to walk away from.
 *
 * @throws LacunaError `wrong-input`
 */
export function leaveStory(context: PlayContext, play: Play): Outcome {
  if (!canLeave(play.frame)) throw notPossible(play, 'There is nothing to walk away from.', hintFor(play.frame))
  const settling = settle(context, play, 'interrupted')
  if (!canLeave(settling.play.frame)) return settling
  const leaving = takeStep(context, settling.play, { type: 'leave' })
  return { ...leaving, changes: () => [...settling.changes(), ...leaving.changes()] }
}

function hintFor({ phase }: Frame): string | undefined {
  return phase === 'ended' ? 'The talk is over already. `frame.canLeave` says where this is possible.' : undefined
}
