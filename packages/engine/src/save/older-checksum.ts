import type { JsonObject } from '../base/json.ts'
import { hashOf, ledgerFrom } from '../ledger/ledger.ts'
import type { KeptEntry } from '../ledger/ledger-entry.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { saveChecksum } from './save.ts'

/** Checks a save of an older format by its checksum. @throws LacunaError `save-damaged` */
export function verifyChecksum(save: JsonObject): void {
  if (save.checksum === checksumOf(save)) return
  throw new LacunaError('save-damaged', 'The save was changed after it was written.', {
    hint: 'Keep the file, and go on from another save or from the beginning.',
  })
}

/** The checksum that a save of any format must have. @throws LacunaError `save-damaged` */
export function checksumOf(save: JsonObject): string {
  const entries = save.ledger
  const read = Array.isArray(entries) ? ledgerFrom(entries as unknown as readonly KeptEntry[]) : { damagedAt: 0 }
  if ('damagedAt' in read) {
    throw new LacunaError('save-damaged', `Entry ${read.damagedAt} of the save's ledger was changed.`, {
      hint: 'Keep the file, and go on from another save or from the beginning.',
    })
  }
  return saveChecksum(save as never, hashOf(read.ledger))
}
