import type { SplitText } from './with-credentials.ts'

/** Bytes of a wrapper at most; a larger one is no wrapper. */
const maxBytes = 65_536

/** `C2PATXT` and a zero, the version, four bytes of length. */
const magic = [0x43, 0x32, 0x50, 0x41, 0x54, 0x58, 0x54, 0x00]
const headerLength = 13

const wrappers = /\uFEFF([\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}])*/gu
const isCut = /\uFEFF(?:[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}])*\uDB40?$/u

/**
 * Takes the wrapper of content credentials out of a text that a provider gave: what a vendor signs its text with, in
 * characters that nobody sees (C2PA 2.4, *Embedding manifests into unstructured text*). It says nothing to the reader, so
 * that no check of the text may meet it. Only a well-formed one is taken, and only one: anything else stays in the text, as
 * the invisible characters that it is. Whether its signature holds is not looked at.
 *
 * @param complete whether nothing comes after it; else what may be the beginning of a wrapper is left off the end.
 */
export function splitCredentials(text: string, complete: boolean): SplitText {
  if (!text.includes('\uFEFF')) return { text }
  const known = complete ? text : text.replace(isCut, '')
  let credentials: string | undefined
  const left = known.replace(wrappers, found => {
    const bytes = credentials === undefined ? wrapperBytes(found) : undefined
    if (bytes === undefined) return found
    credentials = btoa(bytes.map(byte => String.fromCharCode(byte)).join(''))
    return ''
  })
  return credentials === undefined ? { text: left } : { text: left, credentials }
}

/** The bytes that a run of selectors stands for, where it is a wrapper: header, a box of the type `jumb`, zeros behind it. */
function wrapperBytes(wrapper: string): number[] | undefined {
  if (wrapper.length < headerLength || wrapper.length > maxBytes * 2) return undefined
  const bytes: number[] = []
  for (const selector of wrapper.slice(1)) {
    const code = selector.codePointAt(0) ?? 0
    bytes.push(code < 0xfe10 ? code - 0xfe00 : code - 0xe0100 + 16)
  }
  const end = headerLength + length32(bytes, 9)
  const isWhole = magic.every((byte, index) => bytes[index] === byte) && bytes[8] === 1 && end <= bytes.length
  const isBox = String.fromCharCode(...bytes.slice(headerLength + 4, headerLength + 8)) === 'jumb'
  return isWhole && isBox && bytes.slice(end).every(byte => byte === 0) ? bytes : undefined
}

function length32(bytes: readonly number[], at: number): number {
  return bytes.slice(at, at + 4).reduce((sum, byte) => sum * 256 + byte, 0)
}
