import type { Bank } from '../../story/bank.ts'
import type { Fill } from '../../story/fill.ts'
import type { OpenSlot } from '../../story/passage.ts'
import type { Situation } from '../../story/situation.ts'
import { fillFromBank } from './fill-from-bank.ts'
import { type BankTerms, findInBank } from './find-in-bank.ts'

/** Where another text of the bank is sought. */
export interface AnotherFromBank {
  readonly open: OpenSlot
  readonly occurrence: number
  readonly situation: Situation
  readonly terms: BankTerms
  readonly seed: string
  /** Texts that have stood there. */
  readonly earlier: readonly string[]
}

/** The fill of another text of the bank that holds here; nothing where all of them have stood there. */
export function anotherFromBank(bank: Bank, place: AnotherFromBank): Fill | undefined {
  const { open, occurrence, situation, terms, seed, earlier } = place
  const entries = bank.entries.filter(
    entry => entry.state === 'rejected' || (entry.text !== open.words && !earlier.includes(entry.text)),
  )
  const found = findInBank({ ...bank, entries }, open.slot, situation, seed, earlier, terms)
  return found && fillFromBank(found, occurrence, open.words)
}
