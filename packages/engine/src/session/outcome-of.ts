import { type Outcome, unchanged } from '../play/outcome.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import { reduce, refuseUntilRead } from '../play/reduce.ts'
import type { SessionMove } from '../play/session-move.ts'
import { settle } from '../play/settle.ts'
import { takeFill } from '../play/take-fill.ts'
import type { Restorer } from '../save/restorer.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { InternalEvent, SaveEvent } from './events.ts'

/** What an event of a session makes of its play-through. @throws LacunaError where a move is not possible. */
export function outcomeOf(
  restorer: Restorer,
  context: PlayContext,
  play: Play,
  event: Exclude<InternalEvent, SaveEvent | { readonly type: 'reword' }>,
): Outcome {
  switch (event.type) {
    case 'fill.text':
    case 'fill.done':
      return takeFill(context, play, event)
    case 'reword.done':
      return event.apply(context, play)
    case 'services.ready':
      return unchanged(play)
    case 'services.unavailable':
      return settle(context, play, event.reason)
    case 'resume':
      return unchanged(resumed(restorer, context, play, event))
    default:
      return reduce(context, play, event)
  }
}

/** @throws LacunaError `wrong-input`, `unknown-choice` */
function resumed(
  restorer: Restorer,
  context: PlayContext,
  play: Play,
  move: SessionMove & { readonly type: 'resume' },
): Play {
  refuseUntilRead(play, move)
  if (play.rest !== undefined) return restorer.resume(context, play, move.choice)
  throw new LacunaError('wrong-input', 'Nothing is left of a save that could be followed on.', {
    hint: 'This is for a save that a changed story could not follow to its end, until the next move.',
  })
}
