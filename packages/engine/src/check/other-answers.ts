import { type Json, sameJson } from '../base/json.ts'
import type { Input } from '../story/input.ts'
import { type Contract, lowestDial, type Slot } from '../story/slot.ts'
import type { Story } from '../story/story.ts'
import { isFilled } from '../story/verbs/is-filled.ts'
import { authorsVerdict } from '../story/verdict.ts'
import type { Reached } from './reached.ts'

/** An answer that a provider may give where the author would have given another. */
export interface OtherAnswer {
  readonly slot: string
  /** The option's id, or the value as JSON. */
  readonly answer: string
  readonly input: Input
}

/** Whether a provider may answer the slot at all: neither its policy nor the bible keeps it to the author. */
export function mayBeAnswered({ verb, policy }: Slot, { bible }: Pick<Story, 'bible'>): boolean {
  return (verb === 'decide' || verb === 'invent') && lowestDial(policy, bible.allow) === 'live'
}

/**
 * What a provider may answer where a path has stopped, besides the author's own: every other outcome of a verdict; every
 * value of a finite domain, of a range both its ends, and of any other domain a sample.
 */
export function otherAnswers(story: Pick<Story, 'bible'>, { passage, brought }: Reached): readonly OtherAnswer[] {
  const open = passage.slots.at(-1)
  if (open === undefined || !isFilled(open, passage) || !mayBeAnswered(open.slot, story)) return []
  const { id, variable, again, contract } = open.slot
  if (passage.stop === 'decide') {
    const authors = authorsVerdict(passage.choices).id
    const others = passage.choices.filter(choice => choice.id !== authors)
    return others.map(choice => ({ slot: id, answer: choice.id, input: { type: 'verdict', choice: choice.id } }))
  }
  if (passage.stop !== 'invent' || variable === undefined || (again !== true && brought.has(variable))) return []
  const now = passage.variables[variable]
  const values = valuesOf(contract).filter(value => !sameJson(value, now))
  return values.map(value => ({
    slot: id,
    answer: JSON.stringify(value),
    input: { type: 'value', values: { [variable]: value } },
  }))
}

/** Whether a slot takes more values than are tried of it. */
export function isSampled({ verb, contract: { domain, oneOf } }: Pick<Slot, 'verb' | 'contract'>): boolean {
  if (verb !== 'invent') return false
  if (domain === undefined || domain.type === 'text') return oneOf === undefined
  if (domain.type !== 'range') return domain.type === 'number'
  const { from, to } = domain
  const isWhole = Number.isInteger(from) && Number.isInteger(to)
  return from !== to && !(isWhole && to - from < valuesOf({ domain }).length)
}

const sampleText = 'somebody else'
const sampleNumbers: readonly number[] = [0, 1, -1, 1000]

function valuesOf({ domain, oneOf }: Contract): readonly Json[] {
  switch (domain?.type) {
    case 'options':
      return domain.options
    case 'boolean':
      return [true, false]
    case 'range': {
      const { from, to } = domain
      return [...new Set([from, to, ...(from < 0 && to > 0 ? [0] : [])])]
    }
    case 'number':
      return sampleNumbers
    default:
      return oneOf ?? [sampleText]
  }
}
