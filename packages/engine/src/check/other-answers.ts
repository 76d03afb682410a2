import type { Input } from '../story/input.ts'
import { lowestDial, type Slot } from '../story/slot.ts'
import type { Story } from '../story/story.ts'
import { isFilled } from '../story/verbs/is-filled.ts'
import { slotStop } from '../story/verbs/stops.ts'
import { bringsValue } from '../story/verbs/verbs.ts'
import type { Reached } from './reached.ts'
import { verbAnswers } from './verb-answers.ts'

/** An answer that a provider may give where the author would have given another. */
export interface OtherAnswer {
  readonly slot: string
  /** The option's id, or the value as JSON. */
  readonly answer: string
  readonly input: Input
}

/** Whether a provider may answer the slot at all: neither its policy nor the bible keeps it to the author. */
export function mayBeAnswered({ verb, policy }: Slot, { bible }: Pick<Story, 'bible'>): boolean {
  return bringsValue(verb) && lowestDial(policy, bible.allow) === 'live'
}

/** What a provider may answer where a path has stopped, besides the author's own; of many values a few. */
export function otherAnswers(story: Pick<Story, 'bible'>, { passage, brought }: Reached): readonly OtherAnswer[] {
  const open = passage.slots.at(-1)
  if (open === undefined || !isFilled(open, passage) || !mayBeAnswered(open.slot, story)) return []
  const { id, verb } = open.slot
  const next = slotStop(passage.stop)?.next
  if (next === undefined) return []
  return verbAnswers[verb].others(passage, brought).map(value => {
    const input = next(passage, { value })
    return { slot: id, answer: 'choice' in input ? input.choice : JSON.stringify(value), input }
  })
}

/** Whether a slot takes more values than are tried of it. */
export function isSampled(slot: Pick<Slot, 'verb' | 'contract'>): boolean {
  return verbAnswers[slot.verb].isSampled(slot)
}
