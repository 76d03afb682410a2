import type { Json } from '../base/json.ts'
import type { Play } from '../play/play.ts'
import type { Replay } from '../play/replay.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Evaluated } from '../story/skeleton.ts'

/**
 * What a function of the story gives where a play-through stands; nothing of the play-through changes.
 *
 * @throws LacunaError as `evaluate` of a skeleton does.
 */
export function evaluateStory(replay: Replay, play: Play, name: string, args: readonly Json[]): Evaluated {
  const { skeleton } = replay
  if (skeleton.evaluate === undefined) {
    throw new LacunaError('unknown-function', `The story has no function "${name}": it is not written in ink.`, {
      hint: 'Read `frame.variables`, and compute it in the game.',
      data: { function: name },
    })
  }
  const { openTurn, tip, seed } = play
  const at = openTurn?.segments.at(-1)?.passage.at ?? replay.positionAfter(tip, seed)
  return skeleton.evaluate(at, name, args)
}
