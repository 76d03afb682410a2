import { digest } from '../base/digest.ts'
import { seededRandom } from '../base/random.ts'
import type { Bank, BankEntry } from '../story/bank.ts'
import { conditionsHold } from '../story/conditions.ts'
import type { Variables } from '../story/passage.ts'
import type { Slot } from '../story/slot.ts'

/** The bank for a language: its own, or that of the language without its region (`de` for `de-AT`). */
export function bankFor(banks: Readonly<Record<string, Bank>>, language: string): Bank | undefined {
  for (let tag = language; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    if (Object.hasOwn(banks, tag)) return banks[tag]
  }
  return undefined
}

/**
 * The reviewed fill for a slot in the present state; a rejected one never. Of those whose conditions hold the ones with
 * most conditions come first; among these one that this play-through has not shown, else the one shown longest ago.
 *
 * @param seed the same seed picks the same entry.
 * @param shown texts that this play-through has shown, oldest first.
 */
export function findInBank(
  bank: Bank,
  slot: Slot,
  variables: Variables,
  seed: number | string,
  shown: readonly string[] = [],
): BankEntry | undefined {
  const fitting = bank.entries.filter(
    entry => entry.slot === slot.id && entry.state !== 'rejected' && conditionsHold(entry.when ?? {}, variables),
  )
  const most = Math.max(...fitting.map(specificity))
  const best = fitting.filter(entry => specificity(entry) === most)
  const fresh = best.filter(entry => !shown.includes(entry.text))
  if (fresh.length > 0) return seededRandom(seed).pick(fresh)
  return best.toSorted((a, b) => shown.lastIndexOf(a.text) - shown.lastIndexOf(b.text))[0]
}

function specificity(entry: BankEntry): number {
  return Object.keys(entry.when ?? {}).length
}

/** Digest of what a slot asks for; written beside a reviewed fill, so that a later change of the slot can be seen. */
export function slotSources(slot: Slot): string {
  const { verb, brief, contract, reads } = slot
  return digest({ verb, brief, contract, reads }).slice(0, 16)
}

/** Whether the slot has changed since the entry was reviewed. A stale entry is still shown; the author is told. */
export function isStale(entry: BankEntry, slot: Slot): boolean {
  return entry.sources !== undefined && entry.sources !== slotSources(slot)
}
