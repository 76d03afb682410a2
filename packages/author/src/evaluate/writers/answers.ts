import { join } from 'node:path'
import {
  byMember,
  type FileFormat,
  fileFormat,
  type GenericSchema,
  list,
  literal,
  mapOf,
  object,
  optional,
  text,
  whole,
} from '@lacuna/engine/formats'
import { exists } from '../files/exists.ts'
import { jsonOf } from '../files/read-file.ts'
import { readFormat } from '../files/read-format.ts'
import { writeJson } from '../files/write-file.ts'

/** What became of an answer: its text stands, the author's words were kept on purpose, or it was refused. */
export type Answer =
  | {
      readonly state: 'written'
      readonly text: string
      readonly uses: readonly number[]
      readonly by: string
      readonly repaired?: true
    }
  | { readonly state: 'kept'; readonly uses: readonly number[]; readonly by: string }
  | { readonly state: 'refused'; readonly text: string; readonly problems: readonly string[]; readonly by: string }

/** The answers of one who writes: by digest of the request, then by slot key. */
export type Answers = Readonly<Record<string, Readonly<Record<string, Answer>>>>

/** Who writes: the one that the evaluation is about, or a control. */
export type WriterName = 'written' | 'sloppy' | 'keeps' | 'shuffled'

/** Controls: by the same path, and known to be bad. */
export const controls: readonly WriterName[] = ['sloppy', 'keeps', 'shuffled']

const words = text(100_000)
const numbers = list(whole(0, 1_000_000), 1000)
const answer: GenericSchema<unknown, Answer> = byMember('state', [
  object({ state: literal('written'), text: words, uses: numbers, by: words, repaired: optional(literal(true)) }),
  object({ state: literal('kept'), uses: numbers, by: words }),
  object({ state: literal('refused'), text: words, problems: list(words, 100), by: words }),
])

const answersFormat: FileFormat<{ readonly format: 1; readonly answers: Answers }> = fileFormat({
  name: 'file of answers',
  current: 1,
  bounds: { characters: 50_000_000, values: 2_000_000, depth: 10 },
  schema: object({ format: literal(1), answers: mapOf(mapOf(answer, 1000), 100_000) }),
  hint: '`lacuna evaluate answers` and `lacuna evaluate ask` write such a file.',
})

/** The answers that a run has of somebody; none where nobody has answered yet. @throws LacunaError `file-invalid`, `file-newer` */
export async function readAnswers(folder: string, writer: WriterName): Promise<Answers> {
  const file = answersFile(folder, writer)
  const isThere = await exists(file)
  return isThere ? readFormat(file, answersFormat, await jsonOf(file, '')).answers : {}
}

export async function writeAnswers(folder: string, writer: WriterName, answers: Answers): Promise<void> {
  await writeJson(answersFile(folder, writer), { format: 1, answers })
}

function answersFile(folder: string, writer: WriterName): string {
  return join(folder, 'answers', `${writer}.json`)
}
