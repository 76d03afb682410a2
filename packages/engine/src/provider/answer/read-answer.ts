import { parse } from 'partial-json'
import type { Json } from '../../base/json.ts'

/**
 * How an answer stands.
 * - `reading`: the object is not closed yet
 * - `complete`: it is closed; what follows it is ignored
 * - `too-long`: over the cap; nothing more is read
 * - `invalid`: no JSON object, or one that breaks on the way
 * - `cut`: it ended before the object was closed; what was there of it can be read
 */
export type AnswerState = 'reading' | 'complete' | 'too-long' | 'invalid' | 'cut'

/** An answer is flat; one nested deeper than this is an attempt on the parser's stack. */
const mostDepth = 16

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

/**
 * A reader for the members `keys` of the one JSON object that an answer is; others are ignored. Words or a code fence
 * around the object, and line breaks inside its texts, are let pass, as weak models write them.
 *
 * @param mostCharacters cap on everything the provider says. Default 20,000.
 */
export function readAnswer(keys: readonly string[], mostCharacters = 20_000): AnswerReader {
  const wanted = new Set(keys)
  const values = new Map<string, Json>()
  const complete = new Set<string>()
  const opening = openingScanner()
  const scan = objectScanner()
  let taken = ''
  let start = -1
  let looked = 0
  let state: AnswerState = 'reading'

  const grow = (object: Readonly<Record<string, unknown>>, closed: boolean): void => {
    const present = Object.keys(object)
    for (const [index, key] of present.entries()) {
      if (!wanted.has(key)) continue
      const value = object[key] as Json
      const before = values.get(key)
      // A member that comes a second time, or a reading that turns out otherwise: what was read may have been shown.
      if (before !== undefined && !continues(before, value, complete.has(key))) {
        state = 'invalid'
        return
      }
      values.set(key, value)
      const last = index === present.length - 1
      if (closed || !last || (typeof value === 'string' && scan.atMember)) complete.add(key)
    }
  }

  const look = (end: number): void => {
    looked = taken.length
    const object =
      end < 0 ? members(() => parse(taken.slice(start))) : members(() => JSON.parse(taken.slice(start, end)))
    if (object === undefined) state = 'invalid'
    else grow(object, end >= 0)
  }

  return {
    get state() {
      return state
    },
    get length() {
      return taken.length
    },
    push(delta) {
      if (state !== 'reading' || delta === '') return state
      if (taken.length + delta.length > mostCharacters) {
        state = 'too-long'
        return state
      }
      // Raw control characters are a syntax error in JSON text, and blank anywhere else.
      const before = taken.length
      const piece = delta.replace(/\p{Cc}/gu, ' ')
      taken += piece
      const wasStarted = start >= 0
      if (!wasStarted) {
        start = opening.feed(piece, before)
        if (start < 0) return state
      }
      const wasAtMember = scan.atMember
      // Only what is new: each character is looked at once, in however small pieces they come.
      const end = wasStarted ? scan.feed(piece, before) : scan.feed(taken.slice(start), start)
      if (scan.deepest > mostDepth) {
        state = 'invalid'
        return state
      }
      // Each look reads the object from its start. In a long answer of tiny deltas one look serves several of them, so
      // that the work grows with the answer and not with its square; the end of a member is never waited for.
      const isDue = taken.length - looked > taken.length >> 8 || (scan.atMember && !wasAtMember)
      if (end < 0 && !isDue) return state
      look(end)
      if (state === 'reading' && end >= 0) state = 'complete'
      return state
    },
    end() {
      if (state === 'reading' && start >= 0 && looked < taken.length) look(-1)
      if (state === 'reading') state = start < 0 ? 'invalid' : 'cut'
      return state
    },
    text(key) {
      const value = values.get(key)
      if (typeof value !== 'string') return undefined
      // Half of a character is not text yet.
      return complete.has(key) ? value : value.replace(/[\uD800-\uDBFF]$/, '')
    },
    isComplete: key => complete.has(key),
    value: key => (complete.has(key) ? values.get(key) : undefined),
  }
}

function continues(before: Json, value: Json, wasComplete: boolean): boolean {
  if (typeof before === 'string' && typeof value === 'string') {
    return wasComplete ? before === value : value.startsWith(before)
  }
  return !wasComplete || JSON.stringify(before) === JSON.stringify(value)
}

/** The object that a parse gives; its own members only: a `__proto__` in the text is no more than a name. */
function members(parsed: () => unknown): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = parsed()
    return value === null || typeof value !== 'object' || Array.isArray(value)
      ? undefined
      : (value as Readonly<Record<string, unknown>>)
  } catch {
    return undefined
  }
}

/** Looks for where an object begins: a brace before a quote, or before another one that closes it. */
function openingScanner(): { feed(piece: string, offset: number): number } {
  let brace = -1
  return {
    /** @returns where it begins, in the text that the piece stands at `offset` of; -1 as long as there is none. */
    feed(piece, offset) {
      for (let index = 0; index < piece.length; index++) {
        const character = piece[index] as string
        if (character === '{') brace = offset + index
        else if (brace >= 0 && (character === '"' || character === '}')) return brace
        else if (brace >= 0 && /\S/u.test(character)) brace = -1
      }
      return -1
    },
  }
}

/** Follows an object's braces and quotes, to know where it ends and whether a member of it is being written. */
function objectScanner(): {
  feed(piece: string, offset: number): number
  readonly atMember: boolean
  readonly deepest: number
} {
  let depth = 0
  let deepest = 0
  let inString = false
  let escaped = false
  return {
    get atMember() {
      return depth === 1 && !inString
    },
    get deepest() {
      return deepest
    },
    /** @returns where it ends, in the text that the piece stands at `offset` of; -1 as long as it is open. */
    feed(piece, offset) {
      for (let index = 0; index < piece.length; index++) {
        const character = piece[index]
        if (escaped) escaped = false
        else if (inString) {
          if (character === '\\') escaped = true
          else if (character === '"') inString = false
        } else if (character === '"') inString = true
        else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth)
        else if ((character === '}' || character === ']') && --depth === 0) return offset + index + 1
      }
      return -1
    },
  }
}
