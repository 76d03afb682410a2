import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { hidesChoices, inputsAt, stops } from '../story/verbs/stops.ts'
import type { Waits } from './ink-position.ts'

const takenAt = Object.fromEntries(['idle' as const, ...stops].map(stop => [stop, taken(stop)])) as Readonly<
  Record<Waits['stop'], readonly Input['type'][]>
>

function taken(stop: Waits['stop']): readonly Input['type'][] {
  if (stop === 'broken') return []
  // Where a provider picks, a tool that walks through a story may choose as a player would.
  return [...(hidesChoices(stop) ? ['choose' as const] : []), ...inputsAt(stop), 'world']
}

/** What is wrong with an input where something else is waited for. */
export function waitsFor(waits: Waits, input: Input): LacunaError | undefined {
  const takes = takenAt[waits.stop]
  if (takes.includes(input.type)) return undefined
  return new LacunaError('wrong-input', `The story waits for something else than "${input.type}" here.`, {
    hint: takes.length === 0 ? 'It broke here: go on from an earlier position.' : `It takes: ${takes.join(', ')}.`,
    data: { given: input.type, takes },
  })
}

export function damaged(why: string, cause?: unknown): LacunaError {
  return new LacunaError('save-damaged', `The saved position can't be used: ${why}.`, {
    hint: 'Load it into the story that it was saved from, or play the journal again.',
    cause,
  })
}
