import { canonicalJson } from './json.ts'
import { sha256 } from './sha-256.ts'

const encoder = new TextEncoder()

/** SHA-256 of a text (UTF-8), as 64 lower-case hexadecimal digits. Synchronous, so that a reducer can use it. */
export function digestText(text: string): string {
  return sha256(encoder.encode(text))
}

/** SHA-256 of a JSON value's canonical text: equal values have equal digests, whatever the order of their keys. */
export function digest(value: unknown): string {
  return digestText(canonicalJson(value))
}
