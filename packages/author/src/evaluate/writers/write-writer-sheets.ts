import { join } from 'node:path'
import { exists } from '../files/exists.ts'
import { jsonOf } from '../files/read-file.ts'
import { readFormat } from '../files/read-format.ts'
import { writeJson, writeText } from '../files/write-file.ts'
import type { Run } from '../run/run-folder.ts'
import { readAnswers } from './answers.ts'
import { currentRoutes, openQuestions } from './current-routes.ts'
import { dealQuestions } from './deal-questions.ts'
import { writerKeysFormat } from './writer-keys.ts'
import { handSize, writerSheet } from './writer-sheet.ts'

/** A sheet that was written, and how much it asks for. */
export interface SheetSize {
  readonly name: string
  readonly requests: number
  readonly slots: number
  /** Words of prose at most. */
  readonly words: number
  /** Slots that are long. */
  readonly long: number
}

/**
 * Writes the sheets of the next round: all requests that can be answered now and are not on a sheet yet. Empty where there
 * is none.
 */
export async function writeWriterSheets(run: Run): Promise<readonly SheetSize[]> {
  const answers = await readAnswers(run.folder, 'written')
  const keys = await readWriterKeys(run.folder)
  const dealt = new Set(Object.values(keys).flat())
  const open = openQuestions(await currentRoutes(run, answers), answers).filter(({ digest }) => !dealt.has(digest))
  const before = Object.keys(keys).length
  const writers: Record<string, readonly string[]> = { ...keys }
  const sizes: SheetSize[] = []
  for (const [at, hand] of dealQuestions(open, run.plan.perWriter, run.plan.seed + before).entries()) {
    const name = `writer-${String(before + at + 1).padStart(2, '0')}`
    const sheet = writerSheet(name, hand)
    await writeText(join(writersFolder(run.folder), name, 'requests.md'), sheet.requests)
    await writeText(join(writersFolder(run.folder), name, 'answers.yaml'), sheet.answers)
    writers[name] = hand.map(({ digest }) => digest)
    sizes.push({ name, requests: hand.length, ...handSize(hand) })
  }
  await writeJson(keysFile(run.folder), { format: 1, writers })
  return sizes
}

/** Which requests are on whose sheet. @throws LacunaError `file-invalid`, `file-newer` */
export async function readWriterKeys(folder: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const file = keysFile(folder)
  const isThere = await exists(file)
  return isThere ? readFormat(file, writerKeysFormat, await jsonOf(file, '')).writers : {}
}

/** Where the sheets of writers stand. */
export function writersFolder(folder: string): string {
  return join(folder, 'writers')
}

function keysFile(folder: string): string {
  return join(folder, 'keys', 'writers.json')
}
