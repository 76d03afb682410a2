import type { Json } from '../../base/json.ts'
import { type JsonPath, jsonPieces } from '../../base/json-pieces.ts'
import { memberNames, type ReadMember, readMember } from './read-member.ts'

/**
 * How an answer stands.
 * - `reading`: the object is not closed yet
 * - `complete`: it is closed; what follows it is ignored
 * - `too-long`: over the cap; nothing more is read
 * - `invalid`: no JSON object, or one that breaks on the way
 * - `cut`: it ended before the object was closed; what was there of it can be read
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type AnswerState = 'reading' | 'complete' | 'too-long' | 'invalid' | 'cut'

/** Reads a provider's answer while it arrives. */
export interface AnswerReader {
  /** Takes the next delta. After any other state than `reading` nothing more is taken. */
  push(delta: string): AnswerState
  /** The stream is over: an object that is still open was cut. */
  end(): AnswerState
  readonly state: AnswerState
  /** The text of a slot so far; it only grows. `undefined` where none has come, or the value is no text. */
  text(key: string): string | undefined
  /** Whether all that the answer says of the slot is there. */
  isComplete(key: string): boolean
  /** The slot's words or value, once it is complete: text, number, truth value, null where the author's are kept, or whatever came. */
  value(key: string): Json | undefined
  /** The numbers that the answer names for the slot, each once; what is no number is left out. */
  uses(key: string): readonly number[]
  /** The reason that the answer gives, once it is there. */
  because(key: string): string | undefined
  /** Characters taken so far. */
  readonly length: number
}

/**
 * A reader for the members `keys` of the one JSON object that an answer is; others are ignored. A member is an object with
 * `text` or `value`; weak models write it as the bare text or value, or where one is asked for leave its name out, which is
 * read, too. Words or a code fence
 * around the object, and line breaks inside its texts, are let pass, as weak models write them. A member that comes a
 * second time, and otherwise, breaks the answer: what was read may have been shown.
 *
 * @param mostCharacters cap on everything the provider says. Default 20,000.
 * @example
 * const reader = readAnswer(['greet'])
 * reader.push('{"greet": {"uses": [2], "text": "You ag') // 'reading'
 * reader.push('ain."}}') // 'complete'
 * reader.value('greet') // 'You again.'
 * reader.uses('greet') // [2]
 */
export function readAnswer(keys: readonly string[], mostCharacters = 20_000): AnswerReader {
  const members = new Map<string, ReadMember>()
  const wanted = new Set(keys)
  const [only = ''] = keys
  /** Whether the object may be the member itself: its one slot is called otherwise than what a member has inside. */
  const mayBeBare = keys.length === 1 && !memberNames.includes(only)
  let current: ReadMember | undefined
  let length = 0
  let state: AnswerState = 'reading'

  /** The member that a place in the answer belongs to; nothing for one that nobody asked for. */
  const memberAt = ([name]: JsonPath): ReadMember | undefined => {
    const key = String(name)
    if (!wanted.has(key)) return undefined
    current ??= readMember()
    if (!members.has(key)) members.set(key, current)
    return current
  }
  const close = (path: JsonPath): void => {
    const member = memberAt(path)
    if (member === undefined) return
    member.close()
    const before = members.get(String(path[0]))
    if (before !== undefined && before !== member && !before.isSame(member)) state = 'invalid'
    current = undefined
  }
  const isBare = ([name]: JsonPath): boolean => mayBeBare && memberNames.includes(name) && !members.has(only)
  let bare: ReadMember | undefined
  const pieces = jsonPieces({
    opened: path => {
      if (path.length === 1 && !isBare(path)) memberAt(path)
    },
    piece(path, json, isWhole) {
      if (isBare(path) || (bare !== undefined && memberNames.includes(path[0]))) {
        bare ??= readMember()
        bare.take(path, json, isWhole)
        members.set(only, bare)
        return
      }
      memberAt(path)?.take(path.slice(1), json, isWhole)
      if (path.length === 1 && isWhole) close(path)
    },
    closed: path => {
      if (path.length === 0) bare?.close()
      else if (path.length === 1 && wanted.has(String(path[0]))) close(path)
    },
  })

  return {
    get state() {
      return state
    },
    get length() {
      return length
    },
    push(delta) {
      if (state !== 'reading' || delta === '') return state
      if (length + delta.length > mostCharacters) {
        state = 'too-long'
        return state
      }
      length += delta.length
      pieces.take(delta)
      if (state === 'reading' && (pieces.state === 'complete' || pieces.state === 'invalid')) state = pieces.state
      return state
    },
    end() {
      if (state !== 'reading') return state
      state = pieces.state === 'before' ? 'invalid' : 'cut'
      for (const member of members.values()) member.cut()
      return state
    },
    text: key => members.get(key)?.text,
    isComplete: key => members.get(key)?.isComplete === true,
    value: key => members.get(key)?.value,
    uses: key => members.get(key)?.uses ?? [],
    because: key => members.get(key)?.because,
  }
}
