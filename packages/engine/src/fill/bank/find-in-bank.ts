import { seededRandom } from '../../base/random.ts'
import { isPerson } from '../../story/authorship.ts'
import type { Bank, BankRule, BankText } from '../../story/bank.ts'
import { holdsIn, type Situation } from '../../story/situation.ts'
import type { Slot } from '../../story/slot.ts'

/** The bank for a language: its own, or that of the language without its region (`de` for `de-AT`). */
export function bankFor(banks: Readonly<Record<string, Bank>>, language: string): Bank | undefined {
  for (let tag = language; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    if (Object.hasOwn(banks, tag)) return banks[tag]
  }
  return undefined
}

/** What decides which texts of a bank may stand. */
export interface BankTerms {
  /** Default `reviewed`. */
  readonly rule: BankRule | undefined
  /** What the slot's digest is now. Default: not known, and nothing is stale. */
  readonly slotDigest?: string | undefined
}

/**
 * Whether a text of the bank may stand in its slot: it is not stale, and was written by hand or, unless the bank is
 * `prepared`, seen and decided on by a person.
 */
export function mayStand(entry: BankText, { rule, slotDigest }: BankTerms): boolean {
  if (entry.slotDigest !== undefined && slotDigest !== undefined && entry.slotDigest !== slotDigest) return false
  if (rule === 'prepared') return true
  if (entry.seen === false || entry.state === 'proposed') return false
  return entry.state === 'written' || isPerson(entry.reviewed)
}

/**
 * The bank's text for a slot in the present state; one that may not stand never. Of those whose conditions hold the ones
 * with most conditions come first; among these one that this play-through has not shown, else the one shown longest ago.
 *
 * @param seed the same seed picks the same entry.
 * @param shown texts that this play-through has shown, oldest first.
 */
export function findInBank(
  bank: Bank,
  slot: Slot,
  situation: Situation,
  seed: number | string,
  shown: readonly string[] = [],
  terms: BankTerms = { rule: 'reviewed' },
): BankText | undefined {
  const fitting = bank.entries.filter(
    (entry): entry is BankText =>
      entry.slot === slot.id &&
      entry.state !== 'rejected' &&
      mayStand(entry, terms) &&
      (entry.when === undefined || holdsIn(entry.when, situation)),
  )
  const most = Math.max(...fitting.map(specificity))
  const best = fitting.filter(entry => specificity(entry) === most)
  const fresh = best.filter(entry => !shown.includes(entry.text))
  if (fresh.length > 0) return seededRandom(seed).pick(fresh)
  return best.toSorted((a, b) => shown.lastIndexOf(a.text) - shown.lastIndexOf(b.text))[0]
}

function specificity(entry: BankText): number {
  return Object.keys(entry.when ?? {}).length
}
