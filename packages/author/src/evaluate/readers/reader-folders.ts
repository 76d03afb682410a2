import { join } from 'node:path'
import type { SheetKind } from './sheet-item.ts'

/** Where the sheets of a kind stand, one folder a reader. */
export function readersFolder(folder: string, kind: SheetKind): string {
  return join(folder, 'readers', kind)
}

/** Where it is written what they show: for nobody who reads. */
export function readerKeysFile(folder: string, kind: SheetKind): string {
  return join(folder, 'keys', `${kind}.json`)
}

export function readerName(at: number): string {
  return `reader-${String(at + 1).padStart(2, '0')}`
}
