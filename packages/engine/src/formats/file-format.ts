import { type BaseIssue, type GenericSchema, safeParse } from 'valibot'
import type { Json, JsonObject } from '../base/json.ts'
import { failure, type Result, success } from '../base/result.ts'
import { type ErrorCode, LacunaError } from '../story/lacuna-error.ts'
import { isDeeper, type JsonBounds, outOfBounds, pathText } from './json-bounds.ts'
import { lessIsExpected } from './schemas.ts'

/** An older format of a kind of file: how it is checked by its own rules, and what it becomes. Pure. */
export interface OlderFormat {
  /** Checks a file by the rules of its format, checksums included. @throws LacunaError */
  verify(file: JsonObject): void
  /** The same in the next format: one number higher, what is new in it absent, checksums made anew. */
  migrate(file: JsonObject): JsonObject
}

/** A kind of file that Lacuna reads. Everything from outside goes through one of these. */
export interface FileFormatOptions<Content> {
  /** In the singular, as in "This is no tape." */
  readonly name: string
  /** The format that is written now. */
  readonly current: number
  /** The member that says the number. Default `format`. */
  readonly numberIn?: string
  /** The format of a file that says no number. Default: such a file is refused. */
  readonly unnumbered?: number
  /** The member that a file is which is a list alone. Default: such a file is refused. */
  readonly listIs?: string
  readonly bounds: JsonBounds
  /** What a file of the current format looks like, its number aside where that is a member of no type. */
  readonly schema: GenericSchema<unknown, Content>
  /**
   * The formats before the current one: fetched when a file of theirs is read, or at hand where `readNow` has to read
   * them, too. Default: there are none.
   */
  readonly older?: Readonly<Record<number, OlderFormat | (() => Promise<OlderFormat>)>>
  /** Default `file-invalid` and `file-newer`. */
  readonly codes?: { readonly invalid: ErrorCode; readonly newer: ErrorCode }
  /** What to do about a file that can't be read. */
  readonly hint: string
}

/** What became of a file. */
export type FileReading<Content> =
  | { readonly state: 'read'; readonly content: Content }
  | { readonly state: 'refused'; readonly error: LacunaError }
  /** It is of an older format, whose rules and migrations are fetched by calling `migrated`. It rejects where they can't be had. */
  | { readonly state: 'older'; readonly format: number; migrated(): Promise<Result<Content, LacunaError>> }

/** Reads the files of one kind. Never throws and never hangs, whatever it is given, but where it says so. */
export interface FileFormat<Content> {
  readonly name: string
  readonly current: number
  /** @param file an object, or its JSON text. */
  read(file: unknown): FileReading<Content>
  /** As `read`, where what has to be fetched is no good either. @throws LacunaError */
  readNow(file: unknown): Content
  /** As `read`, whatever the format. Rejects with LacunaError, or where code can't be fetched. */
  readAny(file: unknown): Promise<Content>
}

/**
 * Declares a kind of file. A file goes through bounds, number, rules of its own format, migrations one by one, and the
 * schema of the current format, in this order; a newer one is refused before anything in it is looked at.
 *
 * @example
 * const tapeFormat: FileFormat<Tape> = fileFormat({
 *   name: 'tape of answers',
 *   current: 2,
 *   bounds: { characters: 1e7, values: 1e6, depth: 32 },
 *   schema: strictObject({ format: literal(2), answers: array(answer) }),
 *   older: { 1: async () => (await import('./tape-format-1.ts')).tapeFormat1 },
 *   hint: 'Record it again.',
 * })
 */
export function fileFormat<Content>(options: FileFormatOptions<Content>): FileFormat<Content> {
  const { name, current, numberIn = 'format', bounds, schema, older = {}, hint } = options
  const { invalid, newer } = options.codes ?? { invalid: 'file-invalid', newer: 'file-newer' }

  const refused = (
    path: string,
    rule: string,
    { tooMuch = false, cause }: { readonly tooMuch?: boolean; readonly cause?: unknown } = {},
  ): LacunaError =>
    new LacunaError(invalid, `This is no ${name}: ${path} must ${rule}.`, {
      hint,
      data: { path, rule, ...(tooMuch ? { tooMuch } : {}) },
      cause,
    })

  const parsed = (file: unknown): unknown => {
    if (typeof file !== 'string') return file
    if (file.length > bounds.characters * 4) throw refused('$', `hold at most ${bounds.characters} characters`)
    if (isDeeper(file, bounds.depth)) throw refused('$', `be nested at most ${bounds.depth} deep`)
    try {
      return JSON.parse(file)
    } catch (cause) {
      throw refused('$', 'be JSON', { cause })
    }
  }

  const numberOf = (file: JsonObject): number => {
    const given: Json | undefined = Object.hasOwn(file, numberIn) ? file[numberIn] : options.unnumbered
    if (typeof given !== 'number' || !Number.isInteger(given) || given < 1) {
      throw refused(`$.${numberIn}`, `be a whole number up to ${current}`)
    }
    if (given <= current) return given
    throw new LacunaError(newer, `The ${name} was made by a newer version (format ${given}).`, {
      hint: `This version reads up to format ${current}: update Lacuna, then open it again.`,
      data: { format: given, reads: current },
    })
  }

  /** The file as an object within its bounds, with its number. */
  const opened = (given: unknown): { readonly file: JsonObject; readonly format: number } => {
    const whole = parsed(given)
    const file = Array.isArray(whole) && options.listIs !== undefined ? { [options.listIs]: whole } : whole
    if (typeof file !== 'object' || file === null || Array.isArray(file)) throw refused('$', 'be an object')
    // Of a newer format nothing else is known, its bounds neither.
    const format = numberOf(file as JsonObject)
    const wrong = outOfBounds(file, bounds)
    if (wrong !== undefined) throw refused(wrong.path, wrong.rule)
    return { file: file as JsonObject, format }
  }

  const contentOf = (file: JsonObject): Content => {
    const result = safeParse(schema, file, { abortEarly: true })
    if (result.success) return result.output
    const [issue] = result.issues
    const path = (issue.path ?? []).map(({ key }) => key as string | number)
    throw refused(pathText(path), ruleOf(issue), { tooMuch: issue.expected === lessIsExpected })
  }

  const stepped = (file: JsonObject, step: OlderFormat): JsonObject => {
    step.verify(file)
    return step.migrate(file)
  }

  const olderThan = (number: number): OlderFormat | (() => Promise<OlderFormat>) => {
    const step = older[number]
    if (step === undefined) throw refused(`$.${numberIn}`, `be ${current}`)
    return step
  }

  const migrated = async (file: JsonObject, format: number): Promise<Result<Content, LacunaError>> => {
    let now = file
    for (let number = format; number < current; number++) {
      const known = attempt(() => olderThan(number))
      if (!known.ok) return known
      // What can't be fetched says nothing of the file.
      const step = typeof known.value === 'function' ? await known.value() : known.value
      const next = attempt(() => stepped(now, step))
      if (!next.ok) return next
      now = next.value
    }
    return attempt(() => contentOf(now))
  }

  /** The file in the current format, or nothing where a migration has to be fetched. */
  const migratedNow = (file: JsonObject, format: number): JsonObject | undefined => {
    let now = file
    for (let number = format; number < current; number++) {
      const step = olderThan(number)
      if (typeof step === 'function') return undefined
      now = stepped(now, step)
    }
    return now
  }

  /** Whatever is thrown on the way has a code. */
  const coded = (error: unknown): LacunaError =>
    error instanceof LacunaError ? error : refused('$', 'be what was written', { cause: error })

  const attempt = <T>(take: () => T): Result<T, LacunaError> => {
    try {
      return success(take())
    } catch (error) {
      return failure(coded(error))
    }
  }

  const read = (given: unknown): FileReading<Content> => {
    try {
      const { file, format } = opened(given)
      const now = migratedNow(file, format)
      if (now !== undefined) return { state: 'read', content: contentOf(now) }
      return { state: 'older', format, migrated: () => migrated(file, format) }
    } catch (error) {
      return { state: 'refused', error: coded(error) }
    }
  }

  return {
    name,
    current,
    read,
    readNow(file) {
      const reading = read(file)
      if (reading.state === 'read') return reading.content
      throw reading.state === 'refused' ? reading.error : refused(`$.${numberIn}`, `be ${current}`)
    },
    async readAny(file) {
      const reading = read(file)
      if (reading.state === 'read') return reading.content
      if (reading.state === 'refused') throw reading.error
      const result = await reading.migrated()
      if (result.ok) return result.value
      throw result.error
    },
  }
}

/** Names of valibot's types, as a person says them. */
const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'an object',
  never: 'absent: nothing of that name belongs here',
}

type Issue = BaseIssue<unknown>

function ruleOf({ expected, received, message, type, path }: Issue): string {
  const key = path?.at(-1)?.key
  if (received === 'undefined' && expected === `"${String(key)}"` && type.endsWith('object')) return 'be there'
  if (expected === null || expected === 'unknown' || expected === lessIsExpected) return message
  const options = expected.replace(/^\((.*)\)$/, '$1').split(' | ')
  if (options.length > 1) return `be one of ${options.join(', ')}`
  return `be ${Object.hasOwn(kinds, expected) ? kinds[expected] : expected}`
}
