import { type MarkedText, sealed, textOf } from './marked-text.ts'
import type { Memory } from './memory.ts'
import { readKnownTo } from './read-known-to.ts'

/** The parts of a tag `memory!(TOLLY): You let him look.` as it is written. */
export interface MemoryTag {
  readonly always: boolean
  /** What stands in the parentheses; absent without any. */
  readonly list?: string
  readonly text: string
}

/** Whether a tag is about what is remembered, be it misspelled behind that word. */
export const memoryWord: RegExp = /^memory(?=[!(:\s]|$)/

const form = /^memory(!?)\s*(?:\(([^()]*)\)\s*)?:\s*(.*)$/s

/** Reads such a tag; `undefined` for any other. */
export function memoryTag(tagText: string): MemoryTag | undefined {
  const found = form.exec(tagText.trim())
  if (found === null) return undefined
  const [, always, list, text = ''] = found
  return { always: always === '!', ...(list === undefined ? {} : { list }), text }
}

/**
 * What a tag says is remembered; `none` for one that says nothing, `undefined` for a tag of another kind. Who knows it, and
 * that it is a memory at all, are the author's to say: a tainted run is a part of the text, whatever it looks like.
 *
 * @param runs of the tag's text, where some are not the author's.
 */
export function memoryIn(
  tagText: string,
  runs: readonly MarkedText[] | undefined,
  marks: readonly string[] | undefined,
  isCast: (name: string) => boolean,
): Memory | 'none' | undefined {
  if (!tagText.startsWith('memory')) return undefined
  const seal = sealed(tagText, runs)
  const tag = memoryTag(seal.text)
  if (tag === undefined) return undefined
  const words = tag.text.trim()
  if (words === '' || words === 'none') return 'none'
  const pieces = seal.open(words)
  const knownTo = tag.list === undefined ? undefined : readKnownTo(tag.list, isCast)
  return {
    text: textOf(pieces),
    ...(marks === undefined ? {} : { pieces, marks }),
    ...(knownTo === undefined ? {} : { knownTo }),
    ...(tag.always ? { always: true } : {}),
  }
}
