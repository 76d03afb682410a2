import { join } from 'node:path'
import { LacunaError, nearest } from '@lacuna/engine'
import { yamlOf } from '../files/read-file.ts'
import { readFormat } from '../files/read-format.ts'
import type { Run } from '../run/run-folder.ts'
import { answerSheetFormat } from './answer-sheet-format.ts'
import { type Answer, type Answers, readAnswers, writeAnswers } from './answers.ts'
import { checkWritten, type Proposal } from './check-written.ts'
import { currentRoutes } from './current-routes.ts'
import { type Question, questionsOf } from './questions.ts'
import { readWriterKeys, writersFolder } from './write-writer-sheets.ts'
import { requestName } from './writer-sheet.ts'

/** What came of reading the writers' sheets. */
export interface ReadSheets {
  readonly accepted: number
  readonly kept: number
  readonly refused: readonly RefusedAnswer[]
  /** Requests on sheets that are no longer made so, since what was written before them in the play has changed. */
  readonly outdated: readonly string[]
  /** Slots on sheets that nobody has answered yet, by writer. */
  readonly missing: Readonly<Record<string, number>>
}

export interface RefusedAnswer {
  readonly writer: string
  readonly request: string
  readonly slot: string
  readonly text: string
  readonly problems: readonly string[]
}

/**
 * Reads every sheet that writers were given, and holds what they wrote against its request.
 *
 * @throws LacunaError `file-invalid` on a sheet that can't be read, or names a request or a slot that it was not given.
 */
export async function readWriterSheets(run: Run): Promise<ReadSheets> {
  const keys = await readWriterKeys(run.folder)
  const before = await readAnswers(run.folder, 'written')
  const questions = new Map(
    questionsOf(await currentRoutes(run, before)).map(question => [question.digest, question] as const),
  )
  const all: Record<string, Readonly<Record<string, Answer>>> = { ...before }
  const refused: RefusedAnswer[] = []
  const outdated: string[] = []
  const missing: Record<string, number> = {}
  for (const [writer, digests] of Object.entries(keys)) {
    const file = join(writersFolder(run.folder), writer, 'answers.yaml')
    const sheet = readFormat(file, answerSheetFormat, await yamlOf(file, 'A writer fills in this file.'))
    const names = digests.map((_, at) => requestName(at))
    for (const name of Object.keys(sheet.answers)) mustBe(name, names, file, 'request')
    for (const [at, digest] of digests.entries()) {
      const question = questions.get(digest)
      const name = requestName(at)
      if (question === undefined) {
        outdated.push(`${writer}, ${name}`)
        continue
      }
      const given = sheet.answers[name] ?? {}
      for (const key of Object.keys(given)) mustBe(key, question.keys, file, `slot of ${name}`)
      const proposals = proposalsOf(question, given)
      const by = sheet.writer === undefined || sheet.writer === '' ? writer : `${writer} (${sheet.writer})`
      const answers = checkWritten(run.story, question.request, proposals, by)
      if (Object.keys(answers).length > 0) all[digest] = answers
      for (const [slot, answer] of Object.entries(answers)) {
        if (answer.state === 'refused')
          refused.push({ writer, request: name, slot, text: answer.text, problems: answer.problems })
      }
      const open = question.keys.filter(key => answers[key] === undefined).length
      if (open > 0) missing[writer] = (missing[writer] ?? 0) + open
    }
  }
  await writeAnswers(run.folder, 'written', all)
  return { ...countsOf(all), refused, outdated, missing }
}

function proposalsOf(
  question: Question,
  given: Readonly<Record<string, { readonly uses?: readonly number[]; readonly text?: string | null }>>,
): Readonly<Record<string, Proposal>> {
  return Object.fromEntries(
    question.keys.flatMap(key => {
      const { text, uses = [] } = given[key] ?? {}
      if (text === undefined || text?.trim() === '') return []
      return [[key, { text: text === null ? null : text.trim(), uses }] as const]
    }),
  )
}

function countsOf(answers: Answers): { readonly accepted: number; readonly kept: number } {
  const each = Object.values(answers).flatMap(slots => Object.values(slots))
  const counted = (state: Answer['state']): number => each.filter(answer => answer.state === state).length
  return { accepted: counted('written'), kept: counted('kept') }
}

function mustBe(name: string, known: readonly string[], file: string, what: string): void {
  if (known.includes(name)) return
  const meant = nearest(name, known)
  throw new LacunaError('file-invalid', `${file}: no ${what} is called "${name}".`, {
    hint: meant === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${meant}?`,
    data: { file, name },
  })
}
