import { entryHash, type LedgerEntry, type LedgerNotes, type LedgerRecord } from './ledger-entry.ts'

/**
 * The record of a play-through: append-only, each entry chained to the one before by its hash, so that damage shows.
 * A value: appending gives a new ledger and leaves the old one as it was, at constant cost.
 */
export interface Ledger {
  readonly length: number
  readonly last: LedgerEntry | undefined
  readonly before: Ledger | undefined
}

/** A ledger with nothing in it. */
export const emptyLedger: Ledger = { length: 0, last: undefined, before: undefined }

/** The ledger with one more entry. */
export function append(ledger: Ledger, turn: number, record: LedgerRecord, notes?: LedgerNotes): Ledger {
  const n = ledger.length + 1
  const hash = entryHash(n, turn, record, ledger.last?.hash ?? '')
  const last: LedgerEntry = { ...record, n, turn, hash, ...(notes === undefined ? {} : { notes }) }
  return { length: n, last, before: ledger }
}

/** All entries, oldest first. */
export function entriesOf(ledger: Ledger): LedgerEntry[] {
  const entries = new Array<LedgerEntry>(ledger.length)
  for (let at: Ledger | undefined = ledger; at?.last !== undefined; at = at.before) entries[at.length - 1] = at.last
  return entries
}

/** The entry with number `n`, as spans name it. */
export function entryAt(ledger: Ledger, n: number): LedgerEntry | undefined {
  for (let at: Ledger | undefined = ledger; at !== undefined && at.length >= n; at = at.before) {
    if (at.length === n) return at.last
  }
  return undefined
}

/**
 * A ledger from the entries of a save, or the number of the first entry that is not what was written: wrong place,
 * wrong shape, or a hash that does not follow from the entry and the one before.
 */
export function ledgerFrom(entries: readonly LedgerEntry[]): { ledger: Ledger } | { damagedAt: number } {
  let ledger = emptyLedger
  for (const entry of entries) {
    const n = ledger.length + 1
    if (entry.n !== n || !isWhole(entry) || entry.hash !== entryHash(n, entry.turn, entry, ledger.last?.hash ?? ''))
      return { damagedAt: n }
    ledger = { length: n, last: entry, before: ledger }
  }
  return { ledger }
}

/** What the hash is not over would not be missed: an entry has its members and no others. */
function isWhole(entry: LedgerEntry): boolean {
  return Object.keys(entry).length === (entry.notes === undefined ? 5 : 6)
}
