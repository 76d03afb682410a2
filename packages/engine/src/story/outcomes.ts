import type { Json } from '../base/json.ts'
import type { Passage } from './passage.ts'
import type { Domain } from './slot.ts'
import { valueText } from './value-text.ts'
import { hidesChoices, verbAt } from './verbs/stops.ts'

/** Outcomes of one verdict, at most: each of them is looked at, ahead and by the checks. */
export const mostOutcomes = 24

/** Every value of a domain; `undefined` where there are too many to look at each. */
export function outcomesIn(domain: Domain | undefined): readonly Json[] | undefined {
  if (domain?.type === 'boolean') return [true, false]
  if (domain?.type === 'options') return domain.options.length > mostOutcomes ? undefined : domain.options
  if (domain?.type !== 'range' || !Number.isInteger(domain.from) || !Number.isInteger(domain.to)) return undefined
  const { from, to } = domain
  if (to < from || to - from >= mostOutcomes) return undefined
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** What a verdict may come to where a passage waits for one, the author's own first; none where it waits for no verdict. */
export function outcomesOf({ stop, choices, slots }: Pick<Passage, 'stop' | 'choices' | 'slots'>): readonly Json[] {
  if (verbAt(stop)?.isVerdict !== true) return []
  if (hidesChoices(stop)) {
    return choices.toSorted((a, b) => Number(b.preferred) - Number(a.preferred)).map(({ id }) => id)
  }
  const open = slots.at(-1)
  const values = outcomesIn(open?.slot.contract.domain) ?? []
  const isAuthors = (value: Json): boolean => valueText(value) === open?.words
  return [...values.filter(isAuthors), ...values.filter(value => !isAuthors(value))]
}
