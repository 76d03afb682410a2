import { storyAuthorship } from '../formats/bible-schema.ts'
import { type FileFormat, fileFormat } from '../formats/file-format.ts'
import { asWritten, list, literal, nullable, object, oneOf, optional, text } from '../formats/schemas.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { ledgerFrom } from './ledger.ts'
import { type LedgerFile, ledgerFileFormat } from './ledger-file.ts'
import { ledgerEntrySchema, mostEntries } from './ledger-schema.ts'

const hint = 'Export it again from the play-through, and leave the file as it is.'
const name = text(1000)
/** Hashes are over the text of what an entry holds: it is given back as it was written. */
const ledgerFormat: FileFormat<Omit<LedgerFile, 'format'> & { readonly format?: number }> = fileFormat({
  name: 'ledger',
  current: ledgerFileFormat,
  // Files of before this number was written.
  unnumbered: 1,
  listIs: 'ledger',
  bounds: { characters: 200_000_000, values: 20_000_000, depth: 200 },
  schema: asWritten(
    object({
      format: optional(literal(ledgerFileFormat)),
      story: optional(
        object({
          id: name,
          title: optional(name),
          by: optional(name),
          authorship: optional(nullable(storyAuthorship)),
          bank: optional(oneOf(['reviewed', 'prepared'])),
        }),
      ),
      ledger: list(ledgerEntrySchema, mostEntries),
    }),
  ),
  older: {
    1: { verify() {}, migrate: file => ({ ...file, format: 2 }) },
    // Fills name nothing that they used, and verdicts no reason.
    2: { verify() {}, migrate: file => ({ ...file, format: 3 }) },
  },
  hint,
})

/**
 * Reads an exported ledger, and checks that every entry follows from those before it. That shows damage, never forgery.
 *
 * @param file an object, a list of entries, or the JSON text of either.
 * @throws LacunaError `file-invalid`, with the place of the first thing that is not as it was written; `file-newer`.
 * @example
 * const { story, ledger } = readLedger(text)
 * const live = ledger.filter(entry => entry.kind === 'fill' && entry.fill.source === 'live')
 */
export function readLedger(file: unknown): LedgerFile {
  const content = ledgerFormat.readNow(file)
  const read = ledgerFrom(content.ledger)
  if ('ledger' in read) return { ...content, format: ledgerFileFormat }
  const { damagedAt: n } = read
  throw new LacunaError('file-invalid', `This ledger was changed: entry ${n} does not follow from those before it.`, {
    hint,
    data: { path: `$.ledger[${n - 1}]`, rule: 'be as it was written', entry: n },
  })
}
