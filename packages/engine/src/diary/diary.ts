import type { MarkedText } from '../story/marked-text.ts'
import type { KnownTo } from '../story/memory.ts'

/** One thing that a reader has done or was shown, in the author's words. */
export interface DiaryEntry {
  /** From 1, in the order in which it was remembered. */
  readonly n: number
  readonly text: string
  /** The runs of the text, where values are known to stand in it. Default: all of it is one run with `marks`. */
  readonly pieces?: readonly MarkedText[]
  /** Marks of the values that the text was computed from. */
  readonly marks?: readonly string[]
  /** Who knows it besides the reader. */
  readonly knownTo: KnownTo
  /** It is the label of a choice: the author has not said how it is to be remembered. */
  readonly isLabel?: true
  /** It stays when the diary gets too long. */
  readonly always?: true
  /** Where and when, as far as the cues have said it: `Thursday, churchyard`. */
  readonly scene?: string
}

/** What is remembered of a play-through, oldest first. A value. */
export interface Diary {
  readonly entries: readonly DiaryEntry[]
  /** How many were remembered in all. */
  readonly count: number
  /** How many of them were let go since they were too old for anybody, by who knows them (as JSON). */
  readonly gone: Readonly<Record<string, number>>
}

export const emptyDiary: Diary = { entries: [], count: 0, gone: {} }

/**
 * Entries that are kept at most of what the same people know, so that a long play-through costs what a short one does; the
 * oldest go first. What one person is told never depends on how much was remembered for others.
 */
export const mostEntries = 200

/** Of those that are never to be dropped, so many: an author can write no more, but a value in one can. */
const mostAlways = 60

/** How many entries go at once: what is left then stays the same for a while. */
export const block = 10

/** The diary with one more entry. One that is never dropped stands there once, however often it comes. */
export function remembering(diary: Diary, entry: Omit<DiaryEntry, 'n'>): Diary {
  const name = JSON.stringify(entry.knownTo)
  const alike = diary.entries.filter(one => one.always === entry.always && JSON.stringify(one.knownTo) === name)
  if (entry.always === true && alike.some(known => known.text === entry.text)) return diary
  const count = diary.count + 1
  const entries = [...diary.entries, { n: count, ...entry }]
  if (alike.length < (entry.always === true ? mostAlways : mostEntries)) return { ...diary, entries, count }
  const oldest = new Set<DiaryEntry>(alike.slice(0, block))
  const gone = { ...diary.gone, [name]: (diary.gone[name] ?? 0) + oldest.size }
  return { entries: entries.filter(one => !oldest.has(one)), count, gone }
}
