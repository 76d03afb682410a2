import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Waits } from './ink-position.ts'

const expected: Readonly<Record<Waits['stop'], readonly Input['type'][]>> = {
  idle: ['enter', 'world'],
  end: ['enter', 'world'],
  choices: ['choose', 'world'],
  ask: ['choose', 'answer', 'world'],
  decide: ['choose', 'verdict', 'world'],
  invent: ['value', 'world'],
  detour: ['returned', 'world'],
  broken: [],
}

/** What is wrong with an input where something else is waited for. */
export function waitsFor(waits: Waits, input: Input): LacunaError | undefined {
  const takes = expected[waits.stop]
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
