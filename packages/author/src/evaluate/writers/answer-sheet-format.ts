import {
  type FileFormat,
  fileFormat,
  list,
  mapOf,
  nullable,
  object,
  optional,
  text,
  whole,
} from '@lacuna/engine/formats'

/** What a writer has filled in: by name of the request, then by slot key. What was left empty is not in it. */
export interface AnswerSheet {
  readonly writer?: string
  readonly answers: Readonly<Record<string, Readonly<Record<string, SheetAnswer>>>>
}

export interface SheetAnswer {
  readonly uses?: readonly number[]
  /** `null` keeps the author's words; absent or empty: not answered. */
  readonly text?: string | null
  /** Of a decision: why, in a sentence. */
  readonly because?: string
}

const answer = object({
  uses: optional(list(whole(0, 1_000_000), 1000)),
  text: optional(nullable(text(100_000))),
  because: optional(text(10_000)),
})

export const answerSheetFormat: FileFormat<AnswerSheet> = fileFormat({
  name: 'sheet of answers',
  current: 1,
  numberIn: 'lacuna',
  unnumbered: 1,
  bounds: { characters: 5_000_000, values: 100_000, depth: 10 },
  schema: object({
    lacuna: optional(whole(1, 1)),
    writer: optional(text(1000)),
    answers: mapOf(mapOf(answer, 1000), 1000),
  }),
  hint: 'Each answer has `uses`, a list of numbers, and `text`. A text with a colon or quotation marks stands on lines of its own, below `text: |-`.',
})
