import type { OlderFormat } from '../formats/file-format.ts'
import { checksumOf, verifyChecksum } from './older-checksum.ts'

/** Saves of format 2: nobody walks away in them. */
export const saveFormatTwo: OlderFormat = {
  verify: verifyChecksum,
  migrate(save) {
    const migrated = { ...save, version: 3 }
    return { ...migrated, checksum: checksumOf(migrated) }
  },
}
