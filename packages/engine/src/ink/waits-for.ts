import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { hidesChoices, inputsAt } from '../story/verbs/stops.ts'
import type { Waits } from './ink-position.ts'

/** What is wrong with an input where something else is waited for. */
export function waitsFor({ stop }: Waits, { type }: Input): LacunaError | undefined {
  const takes = takenAt(stop)
  if (takes.includes(type)) return undefined
  return new LacunaError('wrong-input', `The story waits for something else than "${type}" here.`, {
    hint: takes.length === 0 ? 'It broke here: go on from an earlier position.' : `It takes: ${takes.join(', ')}.`,
    data: { given: type, takes },
  })
}

function takenAt(stop: Waits['stop']): readonly Input['type'][] {
  if (stop === 'broken') return []
  // Where a provider picks, a tool that plays through a story may choose as a player would.
  return [...(hidesChoices(stop) ? ['choose' as const] : []), ...inputsAt(stop), 'world']
}

export function damaged(why: string, cause?: unknown): LacunaError {
  return new LacunaError('save-damaged', `The saved position can't be used: ${why}.`, {
    hint: 'Load it into the story that it was saved from, or play the journal again.',
    cause,
  })
}
