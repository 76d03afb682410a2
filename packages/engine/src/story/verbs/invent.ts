import type { Input } from '../input.ts'
import type { Passage } from '../passage.ts'
import { stoppedSlot } from './stopped-slot.ts'
import { valueDomain } from './value-domain.ts'
import type { Answer, Verb } from './verb.ts'
import type { VerbTag } from './verb-tag.ts'

/** `invent`: a value for a variable, before the line that shows it. */
export const invent: Verb = {
  brings: 'value',
  stop: { takes: ['value'], waits: true, next },
  taints: 'unless-finite',
}

export const inventTag: VerbTag = {
  clauses: ['max', 'min', 'mention', 'never', 'one of', 'range', 'again', 'by'],
  nameless: brief => ({
    code: 'invent-without-variable',
    message: 'An invent needs the name of the variable that it sets.',
    hint: `Write "invent name: ${brief}", with a VAR of that name.`,
  }),
  namesVariable: true,
  domain: valueDomain,
}

function next(passage: Passage, answer?: Answer): Input {
  const slot = stoppedSlot(passage)
  const variable = passage.slots.at(-1)?.slot.variable
  if (answer === undefined || variable === undefined) return { type: 'value', slot }
  const { value, mark } = answer
  return { type: 'value', slot, values: { [variable]: value }, ...(mark === undefined ? {} : { mark }) }
}
