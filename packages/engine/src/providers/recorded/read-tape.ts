import { type FileFormat, fileFormat } from '../../formats/file-format.ts'
import {
  boolean,
  either,
  finite,
  type GenericSchema,
  list,
  literal,
  nullable,
  object,
  oneOf,
  optional,
  text,
  whole,
} from '../../formats/schemas.ts'
import { type Tape, tapeFormat } from './tape.ts'
import { tapeFormat3 } from './tape-format-3.ts'

/**
 * A tape from what was saved of one, of this format or of one before: an object, or its JSON text.
 *
 * @throws LacunaError `file-invalid`, with the place of the first thing that is not as it should be; `file-newer`.
 * @example
 * const tape = readTape(await file.text())
 * const session = createSession(ferry, { provider: recordedProvider(tape) })
 */
export function readTape(saved: unknown): Tape {
  return tapeFile.readNow(saved)
}

const name = text(1000)
const words = text(100_000)

const tapeFile: FileFormat<Tape> = fileFormat({
  name: 'tape of answers',
  current: tapeFormat,
  bounds: { characters: 100_000_000, values: 10_000_000, depth: 16 },
  schema: object({
    format: literal(tapeFormat),
    requests: whole(1, 1_000_000),
    story: optional(name),
    reviewed: optional(object({ by: optional(name), reviewed: optional(oneOf(['model', 'nobody'])) })),
    keyedFor: optional(object({ id: name, model: optional(name) })),
    answers: list(
      object({
        situation: name,
        slot: name,
        occurrence: whole(0, 1_000_000),
        text: optional(nullable(words)),
        value: optional(either([words, finite(), boolean()])),
        uses: optional(list(whole(0, 1_000_000), 1000)),
        because: optional(words),
        soft: optional(text(64)),
        model: optional(name),
        rules: optional(literal(true)),
      }),
      1_000_000,
    ),
  }) as unknown as GenericSchema<unknown, Tape>,
  // Of formats 1 and 2 it is only said in another place what requests they answer.
  older: {
    1: { verify() {}, migrate: file => ({ ...file, format: 2, requests: 1 }) },
    2: { verify() {}, migrate: file => ({ ...file, format: 3 }) },
    3: tapeFormat3,
  },
  hint: 'Record it again.',
})
