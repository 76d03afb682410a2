import type { GenericSchema } from 'valibot'
import type { ChoiceIdentity } from '../story/choice-identity.ts'
import { literal, object, optional, text, whole } from './schemas.ts'

/** What a choice is known by, in saves and in compiled stories. */
export const choiceIdentity: GenericSchema<unknown, ChoiceIdentity> = object({
  of: optional(whole(2, 1_000_000)),
  number: optional(whole(1, 1_000_000)),
  line: optional(text(8)),
  body: optional(text(8)),
  alike: optional(literal(true)),
  given: optional(text(8)),
})
