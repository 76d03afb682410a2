import { type FileFormat, fileFormat } from '../../formats/file-format.ts'
import {
  boolean,
  byMember,
  finite,
  type GenericSchema,
  json,
  list,
  literal,
  object,
  oneOf,
  optional,
  text,
  whole,
} from '../../formats/schemas.ts'
import { fillRequestFormat } from '../../provider/port/fill-request.ts'
import type { FillEvent, NarrativeProvider, Usage } from '../../provider/port/narrative-provider.ts'
import { type ProviderErrorKind, providerErrorKinds } from '../../provider/port/provider-error.ts'

/** One answer as it came. */
export interface TapedAnswer {
  /** Key of the request (`requestKey`), so that the tape holds none of its text. */
  readonly key: string
  readonly seed: number
  readonly events: readonly FillEvent[]
  /** What went wrong after the events, where something did. */
  readonly failed?: string
  /** Of what kind that was. */
  readonly kind?: ProviderErrorKind
}

/** The answers of one provider, as JSON. */
export interface Tape {
  readonly format: typeof tapeFormat
  /** Format of the requests that it answers. What has another one has another key, whatever is asked. */
  readonly requests: number
  /** Who answered; a replay stands for the same one. */
  provider: Pick<NarrativeProvider, 'id' | 'model' | 'rules'>
  readonly answers: TapedAnswer[]
}

/** The format of {@link Tape} that is written now. */
export const tapeFormat = 3

/**
 * A tape with nothing on it, of the present format, for `record`.
 *
 * @example
 * const tape = newTape()
 * tape.answers.length // 0
 */
export function newTape(): Tape {
  return { format: tapeFormat, requests: fillRequestFormat, provider: { id: 'recorded' }, answers: [] }
}

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

/**
 * Whether a tape can answer anything that this version asks. One that can't is kept as it is, for the version that made
 * it.
 *
 * @example
 * const tape = readTape(await file.text())
 * if (!answersRequests(tape)) console.warn('The tape is of another version: record it again.')
 */
export function answersRequests(tape: Pick<Tape, 'requests'>): boolean {
  return tape.requests === fillRequestFormat
}

const name = text(1000)
const words = text(1_000_000)
/** As a vendor counted it: what is nonsense in it, the fill pipeline leaves out. */
const usage = json() as unknown as GenericSchema<unknown, Usage>

const tapeFile: FileFormat<Tape> = fileFormat({
  name: 'tape of answers',
  current: tapeFormat,
  bounds: { characters: 100_000_000, values: 10_000_000, depth: 16 },
  schema: object({
    format: literal(tapeFormat),
    requests: whole(1, 1_000_000),
    provider: object({ id: name, model: optional(name), rules: optional(boolean()) }),
    answers: list(
      object({
        key: name,
        seed: finite(),
        events: list(
          byMember('type', [
            object({ type: literal('delta'), text: words }),
            object({
              type: literal('done'),
              reason: oneOf(['complete', 'length', 'refused']),
              model: optional(name),
              usage: optional(usage),
            }),
          ]),
          100_000,
        ),
        failed: optional(words),
        kind: optional(oneOf(providerErrorKinds)),
      }),
      1_000_000,
    ) as GenericSchema<unknown, TapedAnswer[]>,
  }),
  // Tapes of format 1 answer requests of format 1, and don't say so.
  older: {
    1: { verify() {}, migrate: file => ({ ...file, format: 2, requests: 1 }) },
    // Members of its answers are text or value alone.
    2: { verify() {}, migrate: file => ({ ...file, format: 3 }) },
  },
  hint: 'Record it again.',
})
