import type { JsonObject } from '../../base/json.ts'
import { type JsonPath, jsonPieces } from '../../base/json-pieces.ts'
import type { FillRequest, SlotRequest } from '../port/fill-request.ts'
import type { FillEvent } from '../port/narrative-provider.ts'
import { ProviderError } from '../port/provider-error.ts'
import { memberSchema } from './answer-schema.ts'

/**
 * The form of answer for models of vendors: a list of fills that names the slots, the same schema for every request. A
 * vendor compiles a schema when it first comes, and its cache of prompts holds nothing behind another one.
 */
export const answerList: JsonObject = {
  type: 'object',
  properties: {
    fills: {
      type: 'array',
      description: 'One entry for each gap that is listed, in the order of the list.',
      items: {
        type: 'object',
        properties: {
          gap: { type: 'string', description: 'The name of the gap, exactly as it is listed.' },
          text: {
            type: 'string',
            description: 'The finished text for the gap and nothing else; a number in digits, a truth value as a word.',
          },
        },
        required: ['gap', 'text'],
        additionalProperties: false,
      },
    },
  },
  required: ['fills'],
  additionalProperties: false,
}

/** Most characters of an answer that are read, as the engine itself reads no more of one. */
const mostCharacters = 20_000

/**
 * An answer in the form of {@link answerList} as the object that the engine reads, while it arrives: no text waits for
 * its end. Numbers and truth values get their type back. An entry for a slot that nobody asked for is left out, and so
 * is a second one for the same slot; a slot without an entry is no member. A model that writes the slots as members
 * after all is understood. What breaks off, or is no JSON, is handed on as it breaks off: that the answer is none, the
 * engine finds.
 *
 * @throws ProviderError `invalid` for an answer without end; what `events` throw.
 * @example
 * async function* fill(request: FillRequest): AsyncGenerator<FillEvent> {
 *   yield* answersFromList(events, request, 'gull')
 * }
 */
export async function* answersFromList(
  events: AsyncIterable<FillEvent>,
  request: FillRequest,
  provider: string,
): AsyncGenerator<FillEvent> {
  const translate = translation(request.slots)
  let taken = 0
  for await (const event of events) {
    if (event.type !== 'delta') {
      yield event
      continue
    }
    taken += event.text.length
    if (taken > mostCharacters) throw new ProviderError('invalid', { provider })
    const text = translate(event.text)
    if (text !== '') yield { type: 'delta', text }
  }
}

/** What fills one slot, as it arrives. */
interface Entry {
  /** Where the answer has it. */
  readonly at: string
  /** The slot; absent while its name has not come, and where nobody asked for it. */
  slot?: SlotRequest | undefined
  /** JSON of its name and of its text, as far as they came; of the text what was not handed on. */
  name: string
  text: string
  hasAll: boolean
  isOpen: boolean
}

function newEntry(at: string, slot?: SlotRequest): Entry {
  return { at, slot, name: '', text: '', hasAll: false, isOpen: false }
}

/** What turns the next piece of a list into the next piece of an object. */
function translation(slots: readonly SlotRequest[]): (piece: string) => string {
  const missing = new Map(slots.map(slot => [slot.key, slot]))
  let said = ''
  let isObject = false
  let isList = false
  let entry = newEntry('')

  /** The slot of this name, the first time that it is named. */
  const firstNamed = (name: string): SlotRequest | undefined => {
    const slot = missing.get(name)
    missing.delete(name)
    return slot
  }
  const handOn = (): void => {
    const { slot, text, hasAll, isOpen } = entry
    if (slot === undefined || text === '' || (!hasAll && typeOf(slot) !== 'string')) return
    if (!isOpen) said += `${isObject ? ',' : '{'}${JSON.stringify(slot.key)}:`
    isObject = true
    said += typeOf(slot) === 'string' ? text : typed(text)
    entry.text = ''
    entry.isOpen = true
  }
  const heard = (path: JsonPath, json: string, isWhole: boolean): void => {
    const [first, , member] = path
    if (path.length === 1 && (entry.at !== first || entry.hasAll)) {
      entry = newEntry(String(first), firstNamed(String(first)))
    }
    if (path.length === 1 || (isInList(path) && member === 'text')) {
      // One text is all that an entry has.
      if (entry.hasAll) return
      entry.text += json
      entry.hasAll = isWhole
      handOn()
    } else if (isInList(path) && member === 'gap') {
      entry.name += json
      if (isWhole) entry.slot ??= firstNamed(textIn(entry.name))
    }
  }
  const pieces = jsonPieces({
    opened(path) {
      if (path.length === 1 && path[0] === 'fills') isList = true
      else if (path.length === 2 && path[0] === 'fills') entry = newEntry(path.join('/'))
      // Neither a text nor a value: the engine finds that something else was there.
      else if (path.length > 0) heard(path, 'null', true)
    },
    piece: heard,
    closed(path) {
      if (path.length === 2 && path[0] === 'fills') handOn()
      else if (path.length === 0 && (isObject || isList)) said += isObject ? '}' : '{}'
    },
  })
  return piece => {
    said = ''
    pieces.take(piece)
    return said
  }
}

function isInList(path: JsonPath): boolean {
  return path.length === 3 && path[0] === 'fills'
}

/** The type that the request's own schema has for a slot. */
function typeOf(slot: SlotRequest): unknown {
  return memberSchema(slot).type
}

/** A number or a truth value that was written as text; anything else as it came. */
function typed(json: string): string {
  const text = textIn(json)
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) return JSON.stringify(Number(text))
  return text === 'true' || text === 'false' ? text : json
}

function textIn(json: string): string {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'string' ? value.trim() : ''
  } catch {
    return ''
  }
}
