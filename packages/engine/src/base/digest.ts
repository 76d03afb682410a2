import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './json.ts'

/** SHA-256 of a text (UTF-8), as 64 lower-case hexadecimal digits. Synchronous, so that a reducer can use it. */
export function digestText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** SHA-256 of a JSON value's canonical text: equal values have equal digests, whatever the order of their keys. */
export function digest(value: unknown): string {
  return digestText(canonicalJson(value))
}
