import type { Input } from '../input.ts'
import type { Passage } from '../passage.ts'
import { authorsVerdict } from '../verdict.ts'
import { stoppedSlot } from './stopped-slot.ts'
import type { Answer, Verb } from './verb.ts'
import type { VerbTag } from './verb-tag.ts'

/** `decide`: a provider picks one of the choices, which the player does not see. */
export const decide: Verb = {
  brings: 'choice',
  stop: { takes: ['verdict'], picks: 'provider', waits: true, next },
  isVerdict: true,
  taints: 'never',
}

export const decideTag: VerbTag = { clauses: ['by'] }

function next(passage: Passage, answer?: Answer): Input {
  const { choices } = passage
  const option = choices.find(({ id }) => id === answer?.value) ?? authorsVerdict(choices)
  const { id, identity } = option
  return { type: 'verdict', choice: id, slot: stoppedSlot(passage), ...(identity && { identity }) }
}
