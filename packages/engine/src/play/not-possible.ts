import { LacunaError } from '../story/lacuna-error.ts'
import type { Play } from './play.ts'

/** The refusal of a move that is not possible in this phase. */
export function notPossible(play: Play, message: string, hint: string = comesNext(play)): LacunaError {
  return new LacunaError('wrong-input', message, { hint, data: { phase: play.frame.phase } })
}

/** What is possible where nothing is offered. */
export function comesNext({ frame }: Play): string {
  const { phase, canGoBack: back } = frame
  if (phase === 'writing') return 'Wait until nothing is being written.'
  if (phase === 'failed') return back ? 'Go back, or restart.' : 'Load another save, or restart.'
  return phase === 'ended' ? 'The story is at an end: enter, go back, or restart.' : 'Enter the story first.'
}
