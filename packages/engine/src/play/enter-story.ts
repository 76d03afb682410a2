import { append } from '../ledger/ledger.ts'
import { beginPlay } from './begin-play.ts'
import { enterMove, firstEntry } from './entries.ts'
import { knownSeed } from './known-values.ts'
import { notPossible } from './not-possible.ts'
import { type Outcome, unchanged } from './outcome.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import { takeStep } from './take-step.ts'
import { undoneChanges } from './undone-changes.ts'

/** Goes into the story, at its start or at an entry. @throws LacunaError `wrong-input`, `unknown-entry` */
export function enterStory(context: PlayContext, play: Play, entry: string | undefined): Outcome {
  const { phase } = play.frame
  if (phase !== 'idle' && phase !== 'ended') {
    if (phase === 'failed') throw notPossible(play, 'The story can’t go on.')
    throw notPossible(play, 'The story has been entered already.', 'Choose on to its end, leave, or restart first.')
  }
  return takeStep(context, play, enterMove(entry))
}

/** From the beginning, by another seed or the same. @throws LacunaError `wrong-value` */
export function restartStory(context: PlayContext, play: Play, seed: number): Outcome {
  const entry = firstEntry(play)
  const ledger = append(play.ledger, 0, { kind: 'move', move: { type: 'restart', seed: knownSeed(seed) } })
  const fresh = beginPlay(context, { seed, language: play.language, dial: play.dial }, ledger)
  const begun = { ...fresh, epoch: play.epoch + 1, upcoming: play.upcoming }
  const undone = context.world?.apply === undefined ? [] : undoneChanges(context, play, undefined, 'restart')
  if (entry === undefined) return { ...unchanged(begun), changes: () => undone }
  if (!undone.some(({ changes }) => Object.keys(changes).length > 0)) return enterStory(context, begun, entry)
  // The game gets its part back before it is asked for what it gives the first turn.
  return { ...unchanged(begun), changes: () => undone, next: { type: 'enter', entry } }
}
