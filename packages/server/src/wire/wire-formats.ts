import type { Input, Json, JsonObject } from '@lacuna/engine'
import {
  atMost,
  byMember,
  check,
  choiceIdentity,
  type FileFormat,
  fileFormat,
  finite,
  type GenericSchema,
  json,
  list,
  literal,
  mapOf,
  type OlderFormat,
  object,
  oneOf,
  optional,
  pipe,
  text,
  whole,
} from '@lacuna/engine/formats'
import { type FillBody, remoteFormat, type SessionBody } from '@lacuna/engine/providers/remote'
import type { Limits } from '../limits/limits.ts'

/** Deepest nesting that is read: a value of a story is flat, or nearly. */
export const mostDepth = 16
/** Characters of an id, and of a name. */
const mostIdCharacters = 300
/** Values in a body: more than the most steps with the most values need. */
const mostJsonValues = 1_000_000
const mostRecorded = 64
const mostValues = 200
const mostHistory = 12
const mostHistoryCharacters = 4000
/** Receipts with one request: several fills may stand in a line. */
const mostShown = 60

const hint = 'Send what this version of the game’s own code makes.'
const bounds = { characters: Number.POSITIVE_INFINITY, values: mostJsonValues, depth: mostDepth }

const id = pipe(
  text(mostIdCharacters),
  check(value => value !== '', 'be an id'),
)

/**
 * Language, script and region alone: the tag stands in the instructions, and variants and private parts of one can be
 * made to say anything.
 */
const language = pipe(
  text(Number.POSITIVE_INFINITY),
  check(value => /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i.test(value), 'be a language with script and region'),
)

/** How what asks for a token is read. */
export const sessionBodyFormat: FileFormat<SessionBody> = fileFormat({
  name: 'request for a token',
  current: remoteFormat,
  bounds,
  schema: object({ format: literal(remoteFormat), story: id, digest: id }),
  older: { 1: numberedAs(2), 2: numberedAs(3), 3: numberedAs(4) },
  hint,
})

/** A step as it is sent: its mark and its choice's identity are looked at, and not believed. */
type SentStep = Omit<Input, 'mark'> & Pick<Input, 'type'> & { readonly mark?: string; readonly identity?: Json }

/** A request for fills, whose steps are as they were sent. */
export type SentFillBody = Omit<FillBody, 'steps'> & { readonly steps: readonly SentStep[] }

/** How a request for fills is read, by what a server gives at most. */
export function fillBodyFormat(limits: Limits): FileFormat<SentFillBody> {
  const words = text(limits.textCharacters)
  const isShort = (value: Json): boolean => hasShortTexts(value, limits.textCharacters)
  const shortTexts = `have texts of at most ${limits.textCharacters} characters`
  const values = pipe(mapOf(json(), mostValues, mostIdCharacters), atMost<JsonObject>(isShort, shortTexts))
  const call = object({ name: optional(id), result: json(), failed: optional(id) })
  const common = {
    world: optional(values),
    checked: optional(literal(true)),
    recorded: optional(
      pipe(
        list(call, mostRecorded),
        atMost(calls => isShort(calls as unknown as Json), shortTexts),
      ),
    ),
  }
  const step = byMember('type', [
    object({ type: literal('enter'), entry: optional(id), ...common }),
    object({ type: literal('choose'), choice: id, ...common }),
    object({ type: literal('answer'), choice: id, text: words, mark: optional(words), ...common }),
    object({
      type: literal('verdict'),
      choice: id,
      slot: optional(id),
      identity: optional(choiceIdentity),
      ...common,
    }),
    object({
      type: oneOf(['value', 'returned']),
      values: optional(values),
      mark: optional(words),
      slot: optional(id),
      ...common,
    }),
    object({ type: literal('leave'), ...common }),
    object({ type: literal('world'), ...common }),
  ]) as unknown as GenericSchema<unknown, SentStep>
  return fileFormat({
    name: 'request for fills',
    current: remoteFormat,
    bounds,
    schema: object({
      format: literal(remoteFormat),
      story: id,
      digest: id,
      language,
      seed: finite(),
      steps: some(step, limits.steps),
      slots: some(object({ at: whole(0, 10_000), id }), limits.slots),
      history: optional(list(text(mostHistoryCharacters), mostHistory)),
      shown: optional(list(object({ slot: id, text: text(mostHistoryCharacters), receipt: text(100) }), mostShown)),
      variant: whole(0, 1000),
      draw: whole(0, Number.MAX_SAFE_INTEGER),
      again: optional(list(id, limits.slots)),
    }),
    older: {
      1: { verify() {}, migrate: body => ({ ...body, format: 2, steps: namelessCalls(body.steps) }) },
      // Nobody walks away in it.
      2: numberedAs(3),
      // It has no receipts: of what was read, the author's lines alone are known. Its game reads other answers: `answerFor`.
      3: numberedAs(4),
    },
    hint,
  })
}

/** A format that differs from the next one by its number alone. */
function numberedAs(format: number): OlderFormat {
  return { verify() {}, migrate: body => ({ ...body, format }) }
}

/** A list of at least one, and at most so many. */
function some<Item>(item: GenericSchema<unknown, Item>, most: number): GenericSchema<unknown, readonly Item[]> {
  return pipe(
    list(item, most),
    check(items => items.length > 0, 'have at least one item'),
  )
}

/** Whether every text in a value is as short as what a player may type, and every name as short as an id. */
function hasShortTexts(value: Json, most: number): boolean {
  if (typeof value === 'string') return value.length <= most
  if (value === null || typeof value !== 'object') return true
  return Object.entries(value).every(
    ([name, item]) => name.length <= mostIdCharacters && hasShortTexts(item as Json, most),
  )
}

/** Steps of format 1, whose recorded calls are results without a name. What is no step is left to the schema. */
function namelessCalls(steps: Json | undefined): Json {
  if (!Array.isArray(steps)) return null
  return steps.map(step => {
    if (typeof step !== 'object' || step === null || Array.isArray(step)) return step
    const { recorded } = step as JsonObject
    return Array.isArray(recorded) ? { ...step, recorded: recorded.map(result => ({ result })) } : step
  })
}
