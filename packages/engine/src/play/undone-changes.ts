import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import { shownAt } from './show-play.ts'
import type { Turn } from './turn.ts'
import { changesUndone, type TurnChanges } from './world-changes.ts'

/** What a game was given since a turn of the path of `from`, turned round. */
export function undoneChanges(
  context: PlayContext,
  from: Play,
  after: Turn | undefined,
  why: TurnChanges['why'],
): TurnChanges[] {
  const variablesAfter = (tip: Turn | undefined) => shownAt(context, { tip, seed: from.seed }).variables
  return changesUndone(context.replay, from, after, why, variablesAfter)
}
