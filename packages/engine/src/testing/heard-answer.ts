import { inTime } from '../base/in-time.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { systemClock } from '../base/system-clock.ts'
import { contentSchema } from '../provider/answer/answer-schema.ts'
import type { FillRequest, SlotRequest } from '../provider/port/fill-request.ts'
import type { FillEvent, NarrativeProvider } from '../provider/port/narrative-provider.ts'

/** All events of one answer. @throws what the provider throws */
export async function hear(provider: NarrativeProvider, request: FillRequest, seed = 1): Promise<readonly FillEvent[]> {
  const { events, failed } = await collect(provider, request, seed, new AbortController().signal)
  if (failed !== undefined) throw failed
  return events
}

/** All events of one answer, and what the provider threw after them. */
export async function collect(
  provider: NarrativeProvider,
  request: FillRequest,
  seed: number,
  signal: AbortSignal,
): Promise<Heard> {
  return drain(provider.fill(request, { signal, seed }))
}

interface Heard {
  readonly events: readonly FillEvent[]
  readonly failed?: unknown
}

/** All events of a stream, and what it threw after them. */
export async function drain(stream: AsyncIterable<FillEvent>): Promise<Heard> {
  const events: FillEvent[] = []
  try {
    for await (const event of stream) events.push(event)
  } catch (failed) {
    return { events, failed }
  }
  return { events }
}

/** What holds of every last event. */
export function checkDone(done: Extract<FillEvent, { type: 'done' }>): void {
  check(['complete', 'length', 'refused'].includes(done.reason), 'reason is complete, length or refused')
  check(done.model === undefined || typeof done.model === 'string', 'model has to be a text, or absent')
  for (const [name, count] of Object.entries(done.usage ?? {})) {
    check(Number.isInteger(count) && count >= 0, `usage.${name} has to be a whole number, 0 or more`)
  }
}

/** The text of all deltas. */
export function textOf(events: readonly FillEvent[]): string {
  return events.map(event => (event.type === 'delta' ? event.text : '')).join('')
}

/** The members of the object that the deltas make. */
export function answerOf(events: readonly FillEvent[]): Readonly<Record<string, Json>> {
  const text = textOf(events)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Error(`A provider broke its promise: the deltas have to make one JSON object, not ${text.slice(0, 200)}`)
  }
  check(typeof value === 'object' && value !== null && !Array.isArray(value), 'the deltas have to make one JSON object')
  return value as Record<string, Json>
}

/** What is wrong with the member of the answer for a slot: it is an object as its schema has it. Nothing where it fits. */
export function faultOf(member: Json, slot: SlotRequest): string | undefined {
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return 'it has to be an object'
  const { uses = [], because = '', text, value, ...others } = member as JsonObject
  const [stranger] = Object.keys(others)
  if (stranger !== undefined) return `it has no member ${stranger}`
  // Whether the request has an item of each number, the engine looks itself: a model claims what it likes.
  if (!Array.isArray(uses) || !uses.every(Number.isSafeInteger)) return 'uses has to be a list of whole numbers'
  if (typeof because !== 'string') return 'because has to be a text'
  const content = text ?? value
  if (content === undefined) return text === null ? undefined : 'it has neither text nor value'
  return fits(content, contentSchema(slot)) ? undefined : 'its text or value does not fit its schema'
}

/** Whether words or a value are of a schema as far as a request uses schemas. */
function fits(content: Json, { type, enum: options }: JsonObject): boolean {
  if (Array.isArray(options)) return options.includes(content)
  if (type === 'integer') return Number.isInteger(content)
  const types = Array.isArray(type) ? type : [type]
  return types.includes(content === null ? 'null' : typeof content)
}

/** What some work comes to. @throws Error where it takes longer */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  const late = (): Error => new Error(`A provider broke its promise: ${what} did not end within ${ms} ms`)
  return inTime(work, { clock: systemClock, ms, late })
}

/** @throws Error that says which promise was broken, unless it holds */
export function check(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new Error(`A provider broke its promise: ${promise}`)
}
