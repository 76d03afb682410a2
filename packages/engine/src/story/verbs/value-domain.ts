import type { Domain } from '../slot.ts'
import type { VerbTag } from './verb-tag.ts'

/** The values that the clauses of a tag allow. */
export const valueDomain: NonNullable<VerbTag['domain']> = ({ oneOf, range }): Domain | undefined =>
  oneOf.length > 0 ? { type: 'options', options: oneOf } : range && { type: 'range', from: range.from, to: range.to }
