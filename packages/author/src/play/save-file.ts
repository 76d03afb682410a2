import { readFile, writeFile } from 'node:fs/promises'
import { type Json, LacunaError } from '@lacuna/engine'
import { reasonOf } from '../story-file/reason-of.ts'

/**
 * Writes a save. A file that is there and is no save is left alone: a slip of the finger costs nobody a script.
 * @throws LacunaError `file-invalid`, `storage-refused`.
 */
export async function writeSave(file: string, save: Json): Promise<void> {
  const there = await readFile(file, 'utf8').catch(() => undefined)
  if (there !== undefined && !isSave(there)) {
    throw new LacunaError('file-invalid', `${file} is there and is no save: it stays as it is.`, {
      hint: 'Save under another name.',
      data: { file },
    })
  }
  try {
    await writeFile(file, `${JSON.stringify(save)}\n`)
  } catch (cause) {
    throw new LacunaError('storage-refused', `${file} can't be written: ${reasonOf(cause)}.`, {
      hint: 'Nothing was saved. Try another folder.',
      data: { file },
      cause,
    })
  }
}

/** Reads a save; what is in it is judged by the session. @throws LacunaError `file-invalid`. */
export async function readSave(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new LacunaError('file-invalid', `${file} can't be read as a save: ${reasonOf(cause)}.`, {
      hint: 'Saves are written with `s <file>`.',
      data: { file },
      cause,
    })
  }
}

/** Whether a text is what `writeSave` writes. */
function isSave(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'format' in value && value.format === 'lacuna-save'
  } catch {
    return false
  }
}
