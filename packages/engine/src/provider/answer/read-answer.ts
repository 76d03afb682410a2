import type { Json } from '../../base/json.ts'
import { jsonPieces } from '../../base/json-pieces.ts'
import { type JsonText, jsonText } from '../../base/json-text.ts'

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
  /** Whether the slot's value is there in full. */
  isComplete(key: string): boolean
  /** The slot's value, once it is complete: text, number, truth value, or whatever came. */
  value(key: string): Json | undefined
  /** Characters taken so far. */
  readonly length: number
}

/** What has come of one member. */
interface Member {
  readonly text: JsonText | undefined
  value: Json | undefined
  isComplete: boolean
}

/**
 * A reader for the members `keys` of the one JSON object that an answer is; others are ignored. Words or a code fence
 * around the object, and line breaks inside its texts, are let pass, as weak models write them. A member that comes a
 * second time, and otherwise, breaks the answer: what was read may have been shown.
 *
 * @param mostCharacters cap on everything the provider says. Default 20,000.
 * @example
 * const reader = readAnswer(['greet'])
 * reader.push('{"greet": "You ag') // 'reading'
 * reader.push('ain."}') // 'complete'
 * reader.value('greet') // 'You again.'
 */
export function readAnswer(keys: readonly string[], mostCharacters = 20_000): AnswerReader {
  const members = new Map<string, Member>()
  const wanted = new Set(keys)
  let current: Member | undefined
  let length = 0
  let state: AnswerState = 'reading'

  const pieces = jsonPieces(
    {
      piece([name], json, isWhole) {
        const key = String(name)
        if (!wanted.has(key)) return
        current ??= { text: json.startsWith('"') ? jsonText() : undefined, value: undefined, isComplete: false }
        current.value = current.text === undefined ? JSON.parse(json) : current.text.take(json, isWhole)
        current.isComplete = isWhole
        const before = members.get(key)
        if (before === undefined) members.set(key, current)
        else if (before !== current && isWhole && !isSame(before.value, current.value)) state = 'invalid'
        if (isWhole) current = undefined
      },
    },
    1,
  )

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
      if (state === 'reading') state = pieces.state === 'before' ? 'invalid' : 'cut'
      return state
    },
    text(key) {
      const { value, isComplete } = members.get(key) ?? {}
      if (typeof value !== 'string') return undefined
      // Half of a character is not text yet.
      return isComplete || !endsInHalf(value) ? value : value.slice(0, -1)
    },
    isComplete: key => members.get(key)?.isComplete === true,
    value: key => {
      const { value, isComplete } = members.get(key) ?? {}
      return isComplete ? value : undefined
    },
  }
}

function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd800 && last <= 0xdbff
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
