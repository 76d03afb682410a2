import { copyOfJson, notJson } from '../base/json.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import { notValues } from './known-values.ts'
import { notPossible } from './not-possible.ts'
import type { Outcome } from './outcome.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import { takeStep } from './take-step.ts'
import { isBroken } from './withdrawn-choice.ts'

/** The game's world changed between turns. @throws LacunaError `not-entered`, `wrong-input`, `wrong-value`, `unknown-variable` */
export function changeWorld(context: PlayContext, play: Play, values: Variables): Outcome {
  if (isBroken(play.frame)) throw notPossible(play, 'The story can’t go on.')
  if (play.tip === undefined || play.openTurn !== undefined) {
    throw new LacunaError('not-entered', 'The world can change between turns only.', {
      hint: 'The story asks `world.read` before each turn anyway; wait until nothing is being written.',
      data: { phase: play.frame.phase },
    })
  }
  const wrong = typeof values === 'object' && values !== null ? notJson(values) : '$'
  if (wrong !== undefined) throw notValues('The world’s change', wrong)
  return takeStep(context, play, { type: 'world', values: copyOfJson(values) })
}
