import { isPerson, reviewerKind } from '../../story/authorship.ts'
import type { BankText } from '../../story/bank.ts'
import type { Fill } from '../../story/fill.ts'

/**
 * The fill that a text of the bank makes. A generated one that no person has reviewed is `prepared`, whatever its state;
 * one that is the author's own words is the author's.
 *
 * @param authored the author's words for the slot, as they read now.
 */
export function fillFromBank(entry: BankText, occurrence: number, authored: string): Fill {
  const { slot, text, model } = entry
  if (text === authored) return { slot, occurrence, source: 'author', text, reason: 'verbatim' }
  return { slot, occurrence, text, ...reviewOf(entry), ...(model === undefined ? {} : { model }) }
}

function reviewOf({ state, by, reviewed }: BankText): Pick<Fill, 'source' | 'by' | 'reviewed'> {
  if (state === 'written') return { source: 'written', ...(by === undefined ? {} : { by }) }
  if (state !== 'proposed' && isPerson(reviewed)) return { source: state, by: reviewed }
  return { source: 'prepared', reviewed: reviewerKind(reviewed) === 'model' ? 'model' : 'nobody' }
}
