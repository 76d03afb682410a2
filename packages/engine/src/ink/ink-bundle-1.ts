import type { JsonObject } from '../base/json.ts'
import type { OlderFormat } from '../formats/file-format.ts'
import type { Bank } from '../story/bank.ts'
import { currentBanks } from '../story/current-bank.ts'
import { LacunaError } from '../story/lacuna-error.ts'

/** Compiled stories of format 1: without places of the source, without digests of slots, with banks of three states. */
export const inkBundle1: OlderFormat = {
  /** The digest is over parts that have not changed since, and is looked at with those of every other. */
  verify({ banks }) {
    if (typeof banks === 'object' && banks !== null && Object.values(banks).every(isBank)) return
    throw new LacunaError('story-invalid', 'This is no compiled story: $.banks must be banks by language.', {
      hint: 'Compile the story again.',
      data: { path: '$.banks', rule: 'be banks by language' },
    })
  },
  migrate: file => {
    const banks = currentBanks(file.banks as unknown as Readonly<Record<string, Bank>>)
    return { ...file, format: 2, banks: withoutSources(banks) } as unknown as JsonObject
  },
}

function isBank(bank: unknown): boolean {
  const entries = (bank as { readonly entries?: unknown } | null)?.entries
  return Array.isArray(entries) && entries.every(entry => typeof entry === 'object' && entry !== null && isEntry(entry))
}

function isEntry({ text, digest }: { readonly text?: unknown; readonly digest?: unknown }): boolean {
  return typeof text === 'string' || (text === undefined && typeof digest === 'string')
}

/** A key that was documented, and that nobody ever read. */
function withoutSources(banks: Readonly<Record<string, Bank>>): Readonly<Record<string, Bank>> {
  return Object.fromEntries(
    Object.entries(banks).map(([language, { entries }]) => [
      language,
      { entries: entries.map(entry => without(entry)) },
    ]),
  )
}

function without<Entry extends object>(entry: Entry): Entry {
  const { sources: _, ...rest } = entry as Entry & { readonly sources?: unknown }
  return rest as unknown as Entry
}
