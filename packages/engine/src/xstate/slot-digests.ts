import { digest } from '../base/digest.ts'
import type { Bank } from '../story/bank.ts'
import type { Slot } from '../story/slot.ts'
import type { WrittenLine } from '../write/line.ts'

interface Slots {
  readonly slots: Readonly<Record<string, Slot>>
  readonly places: ReadonlyMap<string, { readonly lines: readonly WrittenLine[]; readonly at: number }>
}

/**
 * By id, the digests of the slots that texts of the banks say they were decided for: brief, contract, reads, the
 * author's words, and the lines right before and after. Nothing where no text says so.
 */
export function slotDigests(
  { slots, places }: Slots,
  banks: Readonly<Record<string, Bank>>,
): { readonly slotDigests?: Readonly<Record<string, string>> } {
  const found: Record<string, string> = {}
  for (const entry of Object.values(banks).flatMap(bank => bank.entries)) {
    const slot = slots[entry.slot]
    if (entry.state === 'rejected' || entry.slotDigest === undefined || slot === undefined) continue
    const { verb, brief, contract, reads } = slot
    const { lines = [], at = 0 } = places.get(entry.slot) ?? {}
    const around = [lines[at - 1] ?? null, lines[at] ?? null, lines[at + 1] ?? null]
    found[entry.slot] = digest({ verb, brief, contract, reads, around }).slice(0, 16)
  }
  return Object.keys(found).length === 0 ? {} : { slotDigests: found }
}
