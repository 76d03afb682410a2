import { join } from 'node:path'
import { seededRandom } from '@lacuna/engine'
import { exists } from '../files/exists.ts'
import { writeJson, writeText } from '../files/write-file.ts'
import type { Run } from '../run/run-folder.ts'
import { dealItems } from './deal-items.ts'
import { readerKeysFile, readerName, readersFolder } from './reader-folders.ts'
import type { ItemKey, ReaderKeys } from './reader-keys.ts'
import { readerSheet } from './reader-sheet.ts'
import { runFills } from './run-fills.ts'
import { type SheetKind, sheetKinds } from './sheet-item.ts'
import { sheetSets } from './sheet-sets.ts'
import { contradictionSheet, momentsSheet } from './whole-play-sheets.ts'

/** How many sheets of a kind were written, and with how many items. */
export interface ReaderSheetCount {
  readonly kind: SheetKind
  readonly sheets: number
  readonly items: number
}

/** A sheet before it has a reader's name. */
interface NamelessSheet {
  readonly keys: readonly ItemKey[]
  readonly sheet: string
  readonly verdicts: string
}

/**
 * Writes the sheets of each kind that has none yet.
 *
 * @throws LacunaError `file-invalid` where nobody has answered yet.
 */
export async function writeReaderSheets(run: Run): Promise<readonly ReaderSheetCount[]> {
  const { plan } = run
  const found = await runFills(run)
  const sets = sheetSets(found, plan)
  const counts: ReaderSheetCount[] = []
  for (const kind of sheetKinds) {
    if (await exists(readerKeysFile(run.folder, kind))) continue
    const set = sets[kind]
    const made: NamelessSheet[] = []
    for (let reader = 0; reader < set.readers; reader++) {
      const random = seededRandom(plan.seed).split(`${kind} ${reader}`)
      if ('plays' in set) {
        for (const { key, played, fills } of set.plays) {
          const sheet = kind === 'moments' ? momentsSheet(played, fills) : contradictionSheet(played, fills)
          made.push({ keys: [key], ...sheet })
        }
      } else {
        for (const items of dealItems(set.items, plan.perReader, random)) {
          made.push({ keys: items.map(({ key }) => key), ...readerSheet(set.words, items, found.routes, random) })
        }
      }
    }
    const sheets: Record<string, readonly ItemKey[]> = {}
    for (const [at, { keys, sheet, verdicts }] of made.entries()) {
      const name = readerName(at)
      await writeText(join(readersFolder(run.folder, kind), name, 'sheet.md'), sheet)
      await writeText(join(readersFolder(run.folder, kind), name, 'verdicts.yaml'), verdicts)
      sheets[name] = keys
    }
    const rest = 'plays' in set ? { standing: [], excluded: [] } : { standing: set.standing, excluded: set.excluded }
    const keys: ReaderKeys = { format: 1, kind, sheets, ...rest }
    await writeJson(readerKeysFile(run.folder, kind), keys)
    counts.push({ kind, sheets: made.length, items: made.reduce((sum, sheet) => sum + sheet.keys.length, 0) })
  }
  return counts
}
