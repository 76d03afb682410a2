import type { Bank, BankEntry } from './bank.ts'
import { textDigest } from './text-digest.ts'

/**
 * A bank as this version keeps one. Of an `approved` or `edited` entry from before `reviewed` was written, `by` was the
 * reviewer; where that is missing too, nobody is known to have looked. A rejected text is kept as its digest, and an entry
 * for the same slot that says it is left out, whatever its state.
 *
 * @param language of the bank.
 */
export function currentBank({ entries }: Bank, language: string): Bank {
  const rejected = new Set<string>()
  const current = entries.map((entry): BankEntry => {
    if (entry.state === 'rejected') {
      const digest = entry.digest ?? textDigest(entry.text ?? '', language)
      rejected.add(`${digest} ${entry.slot}`)
      return { slot: entry.slot, state: 'rejected', digest }
    }
    if (entry.state === 'written' || entry.state === 'proposed') return entry
    const { by, reviewed = by ?? 'nobody', ...rest } = entry
    return { ...rest, reviewed }
  })
  if (rejected.size === 0) return { entries: current }
  const isSaidAgain = (entry: BankEntry): boolean =>
    entry.state !== 'rejected' && rejected.has(`${textDigest(entry.text, language)} ${entry.slot}`)
  return { entries: current.filter(entry => !isSaidAgain(entry)) }
}

/** {@link currentBank}, of all languages. */
export function currentBanks(banks: Readonly<Record<string, Bank>>): Readonly<Record<string, Bank>> {
  return Object.fromEntries(Object.entries(banks).map(([language, bank]) => [language, currentBank(bank, language)]))
}
