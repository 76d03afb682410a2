import type { Json } from '../../base/json.ts'
import { type FileFormat, fileFormat } from '../../formats/file-format.ts'
import { type GenericSchema, json, list, literal, object, oneOf, optional, text, whole } from '../../formats/schemas.ts'
import type { RecordedReview } from '../../provider/port/narrative-provider.ts'

/** One recorded route through a story, as it is read beside another one. */
export interface Reading {
  readonly format: typeof readingFormat
  /** Id of the story. */
  readonly story: string
  /** What its reader is called on the page. */
  readonly name: string
  /** Who has looked at its words. Default: nobody. */
  readonly reviewed?: RecordedReview
  readonly turns: readonly ReadingTurn[]
  /** A save that stands at the end of the route, to play on from any of its turns. */
  readonly save: Json
}

/** One turn of a reading. */
export interface ReadingTurn {
  readonly turn: number
  /** The choice that led to it, as its label was shown. */
  readonly choice?: string
  readonly lines: readonly ReadingLine[]
}

export interface ReadingLine {
  /** The name as it is shown, with how it is said behind it. */
  readonly speaker?: string
  readonly runs: readonly ReadingRun[]
}

/** A run of text with one origin. */
export interface ReadingRun {
  readonly text: string
  readonly source: string
  /** What the script has in its place; absent for the script's own words. */
  readonly scripted?: string
  /** Numbers of the turns whose choice it was made from, by its writer's own account. Default: none. */
  readonly because?: readonly number[]
}

/** The format of {@link Reading} that is written now. */
export const readingFormat = 1

/**
 * A reading from what was saved of one: an object, or its JSON text.
 *
 * @throws LacunaError `file-invalid`, with the place of the first thing that is not as it should be; `file-newer`.
 * @example
 * const reading = readReading(await file.text())
 * reading.turns[0]?.lines.length
 */
export function readReading(saved: unknown): Reading {
  return readingFile.readNow(saved)
}

const name = text(1000)
const words = text(100_000)
const turn = whole(0, 100_000)

const readingFile: FileFormat<Reading> = fileFormat({
  name: 'reading of a route',
  current: readingFormat,
  bounds: { characters: 20_000_000, values: 1_000_000, depth: 200 },
  schema: object({
    format: literal(readingFormat),
    story: name,
    name,
    reviewed: optional(object({ by: optional(name), reviewed: optional(oneOf(['model', 'nobody'])) })),
    turns: list(
      object({
        turn,
        choice: optional(words),
        lines: list(
          object({
            speaker: optional(name),
            runs: list(
              object({ text: words, source: name, scripted: optional(words), because: optional(list(turn, 1000)) }),
              1000,
            ),
          }),
          10_000,
        ),
      }),
      100_000,
    ),
    save: json(),
  }) as unknown as GenericSchema<unknown, Reading>,
  hint: '`lacuna record route` writes it.',
})
