import type { Input } from '../input.ts'
import type { Passage } from '../passage.ts'
import { stoppedSlot } from './stopped-slot.ts'
import { valueDomain } from './value-domain.ts'
import type { Answer, Verb } from './verb.ts'
import type { VerbTag } from './verb-tag.ts'

/**
 * `judge`: a verdict that is the value of a variable. The author's own rule has set it before the line, and nobody is asked
 * among choices; in a script its tag begins like that of a `decide`.
 */
export const judge: Verb = {
  word: 'decide',
  brings: 'value',
  stop: { takes: ['value'], waits: true, next },
  isVerdict: true,
  taints: 'never',
}

export const judgeTag: VerbTag = {
  clauses: ['one of', 'range', 'by'],
  namesVariable: true,
  domain: valueDomain,
}

/** Every outcome is one of the author's: no mark goes with it. */
function next(passage: Passage, answer?: Answer): Input {
  const slot = stoppedSlot(passage)
  const variable = passage.slots.at(-1)?.slot.variable
  if (answer === undefined || variable === undefined) return { type: 'value', slot }
  return { type: 'value', slot, values: { [variable]: answer.value } }
}
