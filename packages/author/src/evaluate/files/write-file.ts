import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { LacunaError } from '@lacuna/engine'
import { reasonOf } from '../../story-file/reason-of.ts'

/**
 * Writes a text, and the folders that it stands in. A file is there in full or as it was before.
 *
 * @throws LacunaError `file-invalid`
 */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true })
    const whole = `${file}.part`
    await writeFile(whole, text.endsWith('\n') ? text : `${text}\n`)
    await rename(whole, file)
  } catch (cause) {
    throw new LacunaError('file-invalid', `${file} can't be written: ${reasonOf(cause)}.`, { data: { file }, cause })
  }
}

/** Writes a value as JSON, one member a line. @throws LacunaError `file-invalid` */
export async function writeJson(file: string, value: unknown): Promise<void> {
  await writeText(file, JSON.stringify(value, undefined, 1))
}
