import type { Json } from '../base/json.ts'
import type { Random } from '../base/random.ts'
import type { Input } from '../story/input.ts'
import { outcomesOf } from '../story/outcomes.ts'
import type { Passage } from '../story/passage.ts'
import type { StoppingVerb } from '../story/slot.ts'

/** What a random play does where a slot has stopped it. */
export interface StoppedPlay {
  readonly passage: Passage
  /** One of the choices; absent where there are none. */
  readonly choice: string | undefined
  readonly random: Random
  /** The mark of what is brought in. */
  readonly mark: string
}

/** An input for each verb that stops a passage. */
export const verbInputs: Readonly<Record<StoppingVerb, (play: StoppedPlay) => Input | undefined>> = {
  ask: ({ choice, random, mark }) => {
    if (choice === undefined) return undefined
    if (random.whole(2) === 0) return { type: 'answer', choice, text: 'so to say', mark }
    return { type: 'choose', choice }
  },
  decide: ({ choice }) => (choice === undefined ? undefined : { type: 'verdict', choice }),
  invent: ({ passage, random, mark }) => {
    const variable = passage.slots.at(-1)?.slot.variable ?? ''
    const value = passage.variables[variable]
    if (random.whole(2) === 0 || value === undefined) return { type: 'value' }
    return { type: 'value', values: { [variable]: valueLike(value, random) }, mark }
  },
  judge: ({ passage, random }) => {
    const variable = passage.slots.at(-1)?.slot.variable ?? ''
    const outcomes = outcomesOf(passage)
    const value = outcomes[random.whole(outcomes.length + 1)]
    return value === undefined ? { type: 'value' } : { type: 'value', values: { [variable]: value } }
  },
  detour: ({ random, mark }) => (random.whole(2) === 0 ? { type: 'returned' } : { type: 'returned', values: {}, mark }),
}

function valueLike(value: Json, random: Random): Json {
  if (typeof value === 'number') return random.whole(5)
  if (typeof value === 'string') return `word ${random.whole(5)}`
  return typeof value === 'boolean' ? random.whole(2) === 0 : value
}
