import type { Input, Json, JsonObject, RecordedCall, Variables } from '@lacuna/engine'
import { isDeeper, outOfBounds } from '@lacuna/engine/formats'
import { type FillBody, remoteFormat, type SessionBody } from '@lacuna/engine/providers/remote'
import type { Limits } from '../limits/limits.ts'
import { Refusal } from '../refusal/refusal.ts'
import { canonicalLanguage } from './canonical-language.ts'

/** Deepest nesting that is read: a value of a story is flat, or nearly. */
const mostDepth = 16
/** Characters of an id. */
const mostIdCharacters = 300
/** Values in a body: more than the most steps with the most values need. */
const mostJsonValues = 1_000_000
const mostRecorded = 64
const mostValues = 200
const mostHistory = 12
const mostHistoryCharacters = 4000

/** What a body holds, as JSON. @throws Refusal `request-malformed` */
export function readJson(text: string): Json {
  if (isDeeper(text, mostDepth)) throw malformed('depth')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw malformed('json')
  }
  const wrong = outOfBounds(json, { characters: text.length, values: mostJsonValues, depth: mostDepth })
  if (wrong !== undefined) throw malformed(wrong.path)
  return json as Json
}

/** @throws Refusal `request-malformed` */
export function readSessionBody(json: Json): SessionBody {
  const { format, story, digest } = objectOf(json, '$', ['format', 'story', 'digest'])
  formatOf(format)
  return { format: remoteFormat, story: idOf(story, '$.story'), digest: idOf(digest, '$.digest') }
}

/**
 * A request for fills, checked member by member: what has no place in it is refused, not passed over.
 * @throws Refusal `request-malformed`, `request-too-large`
 */
export function readFillBody(json: Json, limits: Limits): FillBody {
  const body = objectOf(json, '$', [
    'format',
    'story',
    'digest',
    'language',
    'seed',
    'steps',
    'slots',
    'history',
    'variant',
    'draw',
    'again',
  ])
  const { format, history, again } = body
  const written = formatOf(format)
  const steps = listOf(body.steps, '$.steps', limits.steps)
  const slots = listOf(body.slots, '$.slots', limits.slots)
  if (steps.length === 0) throw malformed('$.steps')
  if (slots.length === 0) throw malformed('$.slots')
  return {
    format: remoteFormat,
    story: idOf(body.story, '$.story'),
    digest: idOf(body.digest, '$.digest'),
    language: languageOf(body.language),
    seed: finiteOf(body.seed, '$.seed'),
    steps: steps.map((step, index) => readStep(step, `$.steps[${index}]`, written, limits)),
    slots: slots.map((slot, index) => readSlot(slot, `$.slots[${index}]`)),
    ...(history === undefined ? {} : { history: historyOf(history) }),
    variant: wholeOf(body.variant, '$.variant', 1000),
    draw: wholeOf(body.draw, '$.draw', Number.MAX_SAFE_INTEGER),
    ...(again === undefined
      ? {}
      : { again: listOf(again, '$.again', limits.slots).map((key, index) => idOf(key, `$.again[${index}]`)) }),
  }
}

function readSlot(json: Json, path: string): FillBody['slots'][number] {
  const { at, id } = objectOf(json, path, ['at', 'id'])
  return { at: wholeOf(at, `${path}.at`, 10_000), id: idOf(id, `${path}.id`) }
}

const members: Readonly<Record<Input['type'], readonly string[]>> = {
  enter: ['entry'],
  choose: ['choice'],
  answer: ['choice', 'text', 'mark'],
  verdict: ['choice', 'slot', 'identity'],
  value: ['values', 'mark', 'slot'],
  returned: ['values', 'mark', 'slot'],
  world: [],
}

function readStep(json: Json, path: string, format: number, limits: Limits): Input {
  const { type } = objectOf(json, path)
  if (typeof type !== 'string' || !Object.hasOwn(members, type)) throw malformed(`${path}.type`)
  const kind = type as Input['type']
  const step = objectOf(json, path, ['type', 'world', 'checked', 'recorded', ...members[kind]])
  const text = (value: Json | undefined, member: string): string => textOf(value, `${path}.${member}`, limits)
  const read: Record<string, unknown> = { type: kind }
  if (step.entry !== undefined) read.entry = idOf(step.entry, `${path}.entry`)
  if (members[kind].includes('choice')) read.choice = idOf(step.choice, `${path}.choice`)
  if (kind === 'answer') read.text = text(step.text, 'text')
  if (step.slot !== undefined) read.slot = idOf(step.slot, `${path}.slot`)
  // Marks are made here: what somebody brought in can't call itself the author's.
  if (step.mark !== undefined) text(step.mark, 'mark')
  if (kind === 'answer') read.mark = ''
  if (step.values !== undefined) read.values = valuesOf(step.values, `${path}.values`, limits)
  if (step.world !== undefined) read.world = valuesOf(step.world, `${path}.world`, limits)
  if (step.checked !== undefined) {
    if (step.checked !== true) throw malformed(`${path}.checked`)
    read.checked = true
  }
  if (step.recorded !== undefined) {
    const calls = listOf(step.recorded, `${path}.recorded`, mostRecorded)
    checkTexts(step.recorded, `${path}.recorded`, limits)
    // Format 1 did not name the functions.
    read.recorded = calls.map((call, index) =>
      format === 1 ? { result: call } : recordedCall(call, `${path}.recorded[${index}]`),
    )
  }
  return read as unknown as Input
}

function recordedCall(json: Json, path: string): RecordedCall {
  const { name, result, failed } = objectOf(json, path, ['name', 'result', 'failed'])
  if (result === undefined) throw malformed(`${path}.result`)
  return {
    result,
    ...(name === undefined ? {} : { name: idOf(name, `${path}.name`) }),
    ...(failed === undefined ? {} : { failed: idOf(failed, `${path}.failed`) }),
  }
}

/** The formats that are read: this one, and the one before it. */
function formatOf(format: Json | undefined): number {
  if (format === remoteFormat || format === remoteFormat - 1) return format
  throw malformed('$.format')
}

function valuesOf(json: Json, path: string, limits: Limits): Variables {
  const values = objectOf(json, path)
  if (Object.keys(values).length > mostValues) throw tooLarge(path)
  checkTexts(json, path, limits)
  return values
}

function historyOf(json: Json): readonly string[] {
  const lines = listOf(json, '$.history', mostHistory)
  return lines.map((line, index) => {
    if (typeof line !== 'string') throw malformed(`$.history[${index}]`)
    if (line.length > mostHistoryCharacters) throw tooLarge(`$.history[${index}]`)
    return line
  })
}

/** Every text in a value is as short as what a player may type. */
function checkTexts(json: Json, path: string, limits: Limits): void {
  if (typeof json === 'string') textOf(json, path, limits)
  else if (json !== null && typeof json === 'object') {
    for (const [key, value] of Object.entries(json)) {
      if (key.length > mostIdCharacters) throw tooLarge(path)
      checkTexts(value as Json, path, limits)
    }
  }
}

function textOf(value: Json | undefined, path: string, limits: Limits): string {
  if (typeof value !== 'string') throw malformed(path)
  if (value.length > limits.textCharacters) throw tooLarge(path)
  return value
}

function idOf(value: Json | undefined, path: string): string {
  if (typeof value !== 'string' || value === '') throw malformed(path)
  if (value.length > mostIdCharacters) throw tooLarge(path)
  return value
}

/**
 * Language, script and region alone: the tag stands in the instructions, and variants and private parts of one can be
 * made to say anything.
 */
function languageOf(value: Json | undefined): string {
  if (typeof value !== 'string' || !/^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i.test(value)) {
    throw malformed('$.language')
  }
  return canonicalLanguage(value)
}

function finiteOf(value: Json | undefined, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw malformed(path)
  return value
}

function wholeOf(value: Json | undefined, path: string, most: number): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0 || (value as number) > most) throw malformed(path)
  return value as number
}

function listOf(value: Json | undefined, path: string, most: number): readonly Json[] {
  if (!Array.isArray(value)) throw malformed(path)
  if (value.length > most) throw tooLarge(path)
  return value as readonly Json[]
}

function objectOf(value: Json | undefined, path: string, allowed?: readonly string[]): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(path)
  const object = value as JsonObject
  if (allowed !== undefined && Object.keys(object).some(key => !allowed.includes(key))) throw malformed(path)
  return object
}

function malformed(at: string): Refusal {
  return new Refusal('request-malformed', { data: { at } })
}

function tooLarge(at: string): Refusal {
  return new Refusal('request-too-large', { data: { at } })
}
