import { join } from 'node:path'
import { LacunaError, nearest, type Story } from '@lacuna/engine'
import type { Situation } from '@lacuna/engine/check'
import type { Tape } from '@lacuna/engine/providers/recorded'
import { exists } from '../evaluate/files/exists.ts'
import { jsonOf, yamlOf } from '../evaluate/files/read-file.ts'
import { readFormat } from '../evaluate/files/read-format.ts'
import { writeJson, writeText } from '../evaluate/files/write-file.ts'
import { answerSheetFormat } from '../evaluate/writers/answer-sheet-format.ts'
import type { Question } from '../evaluate/writers/questions.ts'
import { writerKeysFormat } from '../evaluate/writers/writer-keys.ts'
import { requestName, writerSheet } from '../evaluate/writers/writer-sheet.ts'
import { putAnswers, readerOf } from './put-answers.ts'
import { unanswered } from './situations-of.ts'

/** Texts that one writer is asked for at most. */
const perWriter = 20

/** A sheet that was written. */
export interface SheetSize {
  readonly name: string
  readonly requests: number
  readonly texts: number
}

/**
 * Writes situations that a tape does not answer, and that no answer still to come could change, as sheets for writers. What
 * stands on a sheet of the folder already is not dealt again.
 */
export async function writeSituationSheets(
  folder: string,
  situations: readonly Situation[],
  tape: Tape,
): Promise<readonly SheetSize[]> {
  const keys = await readKeys(folder)
  const dealt = new Set(Object.values(keys).flat())
  const hands: Question[][] = []
  let room = 0
  for (const situation of situations) {
    const slots = unanswered(situation, tape.answers)
    if (slots.length === 0 || situation.isOpen || dealt.has(situation.key)) continue
    if (slots.length > room) {
      hands.push([])
      room = perWriter
    }
    hands.at(-1)?.push({ digest: situation.key, request: situation.request, keys: slots, positions: [], routes: [] })
    room -= slots.length
  }
  const writers: Record<string, readonly string[]> = { ...keys }
  const sizes: SheetSize[] = []
  for (const hand of hands) {
    const name = `writer-${String(Object.keys(writers).length + 1).padStart(2, '0')}`
    const sheet = writerSheet(name, hand)
    await writeText(join(folder, name, 'requests.md'), sheet.requests)
    await writeText(join(folder, name, 'answers.yaml'), sheet.answers)
    writers[name] = hand.map(({ digest }) => digest)
    sizes.push({ name, requests: hand.length, texts: hand.reduce((sum, each) => sum + each.keys.length, 0) })
  }
  await writeJson(keysFile(folder), { format: 1, writers })
  return sizes
}

/** What came of reading sheets. */
export interface ReadSheets {
  readonly refused: readonly { readonly writer: string; readonly slot: string; readonly problems: readonly string[] }[]
  /** Requests that the story no longer makes. */
  readonly outdated: number
}

/**
 * Puts on a tape what writers have filled in. Whatever name a writer gives is the model, as far as it is known.
 *
 * @throws LacunaError `file-invalid` on a sheet that can't be read, or that names a request or a slot that it was not given.
 */
export async function readSituationSheets(
  folder: string,
  story: Story,
  situations: readonly Situation[],
  tape: Tape,
): Promise<ReadSheets> {
  const known = new Map(situations.map(situation => [situation.key, situation] as const))
  const refused: { writer: string; slot: string; problems: readonly string[] }[] = []
  let outdated = 0
  for (const [writer, digests] of Object.entries(await readKeys(folder))) {
    const file = join(folder, writer, 'answers.yaml')
    const sheet = readFormat(file, answerSheetFormat, await yamlOf(file, 'A writer fills in this file.'))
    const names = digests.map((_, at) => requestName(at))
    for (const name of Object.keys(sheet.answers)) mustBe(name, names, file, 'request')
    for (const [at, key] of digests.entries()) {
      const situation = known.get(key)
      if (situation === undefined) {
        outdated++
        continue
      }
      const given = sheet.answers[requestName(at)] ?? {}
      const slots = situation.request.slots.map(slot => slot.key)
      for (const slot of Object.keys(given)) mustBe(slot, slots, file, `slot of ${requestName(at)}`)
      const members = Object.fromEntries(
        Object.entries(given).flatMap(([slot, { text, uses = [], because }]) => {
          if (text === undefined || text?.trim() === '') return []
          const reason = because === undefined || because.trim() === '' ? {} : { because: because.trim() }
          return [[slot, { uses, ...reason, text: text === null ? null : text.trim() }] as const]
        }),
      )
      const model = sheet.writer === undefined || sheet.writer === '' ? {} : { model: sheet.writer }
      const asked = { keys: Object.keys(members), reader: readerOf(members), ...model }
      for (const { key: slot, problems } of putAnswers(tape, story, situation, asked)) {
        refused.push({ writer, slot, problems })
      }
    }
  }
  return { refused, outdated }
}

async function readKeys(folder: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const file = keysFile(folder)
  const isThere = await exists(file)
  return isThere ? readFormat(file, writerKeysFormat, await jsonOf(file, '')).writers : {}
}

function keysFile(folder: string): string {
  return join(folder, 'keys.json')
}

function mustBe(name: string, known: readonly string[], file: string, what: string): void {
  if (known.includes(name)) return
  const meant = nearest(name, known)
  throw new LacunaError('file-invalid', `${file}: no ${what} is called "${name}".`, {
    hint: meant === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${meant}?`,
    data: { file, name },
  })
}
