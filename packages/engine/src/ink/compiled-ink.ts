import type { Json } from '../base/json.ts'
import { LacunaError } from '../story/lacuna-error.ts'

/** A script as inklecate, Inky and inkjs compile it: what is in their `story.json`. */
export interface CompiledInk {
  readonly inkVersion: number
  readonly root: unknown
}

/** Versions of ink's own format that the runtime reads. */
const oldest = 18
const newest = 21

/** The same as JSON that the runtime takes. */
export interface InkJson extends CompiledInk {
  readonly [key: string]: Json
  readonly inkVersion: number
  readonly root: Json
}

/** Whether a value is a compiled script without anything of Lacuna's in it. */
export function isCompiledInk(value: unknown): value is InkJson {
  return typeof value === 'object' && value !== null && 'inkVersion' in value && 'root' in value && !('format' in value)
}

/** @throws LacunaError `story-invalid`, `file-newer` for ink of a version that the runtime does not read. */
export function checkInkVersion({ inkVersion }: CompiledInk): void {
  const data = { version: inkVersion, oldest, newest }
  if (inkVersion > newest) {
    throw new LacunaError('file-newer', `The story was compiled to version ${inkVersion} of ink's format.`, {
      hint: `This engine reads versions ${oldest} to ${newest}: compile the script with an ink of 1.2 or before.`,
      data,
    })
  }
  if (inkVersion >= oldest && Number.isInteger(inkVersion)) return
  throw new LacunaError('story-invalid', `The story was compiled to version ${inkVersion} of ink's format.`, {
    hint: `This engine reads versions ${oldest} to ${newest}: compile the script again, with ink 0.9 or later.`,
    data,
  })
}

/**
 * Reads the text of a compiled file: a byte order mark in front, as inklecate writes it, is skipped. Of ink's own files a
 * number like `2.0` stays one with a fraction, by which ink divides otherwise than by `2`.
 *
 * @throws LacunaError `story-invalid` for what is no JSON.
 */
export function parseStoryText(text: string): unknown {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  try {
    const parsed: unknown = JSON.parse(json)
    return isCompiledInk(parsed) ? JSON.parse(withFloats(json)) : parsed
  } catch (cause) {
    throw new LacunaError('story-invalid', 'The story is no JSON.', {
      hint: 'Give the text of the file that the compiler wrote.',
      cause,
    })
  }
}

/** Outside of texts, numbers with a fraction of zero in the form that ink's runtime keeps. */
function withFloats(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d+\.0+(?![\d.eE])/gs, found => {
    if (found.startsWith('"')) return found
    // Of a negative number in that form nothing is read: it is the negation of the positive one.
    return found.startsWith('-') ? `["${Number(found.slice(1))}.0f","_",null]` : `"${Number(found)}.0f"`
  })
}
