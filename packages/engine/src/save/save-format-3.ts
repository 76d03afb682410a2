import type { OlderFormat } from '../formats/file-format.ts'
import { checksumOf, verifyChecksum } from './older-checksum.ts'

/** Saves of format 3: their fills name nothing that they used, and their verdicts no reason. */
export const saveFormatThree: OlderFormat = {
  verify: verifyChecksum,
  migrate(save) {
    const migrated = { ...save, version: 4 }
    return { ...migrated, checksum: checksumOf(migrated) }
  },
}
