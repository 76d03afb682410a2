import type { Input } from '../input.ts'
import type { Passage, Variables } from '../passage.ts'
import { stoppedSlot } from './stopped-slot.ts'
import type { Answer, Verb } from './verb.ts'
import type { VerbTag } from './verb-tag.ts'

/** `detour`: a bounded scene in place of the authored one, which comes back at one place. Nobody generates it yet. */
export const detour: Verb = {
  brings: 'nothing',
  stop: { takes: ['returned'], waits: false, next },
  taints: 'always',
}

export const detourTag: VerbTag = {
  clauses: ['max', 'min', 'mention', 'never', 'may set', 'up to'],
}

function next(passage: Passage, answer?: Answer): Input {
  const slot = stoppedSlot(passage)
  if (answer === undefined) return { type: 'returned', slot }
  const { value, mark } = answer
  return { type: 'returned', slot, values: value as Variables, ...(mark === undefined ? {} : { mark }) }
}
