import { countWords } from '../base/words.ts'
import { block, type Diary, type DiaryEntry } from './diary.ts'
import { type Knowers, mayKnow } from './knowers.ts'

/** Words of a diary that are told at most; besides, what is never dropped. */
export const mostDiaryWords = 700

/** What of a diary is told, oldest first, and how many entries were left out for the limit. */
export interface KnownDiary {
  readonly entries: readonly DiaryEntry[]
  readonly left: number
}

/**
 * What some may know of a diary, as far as it may be told: of too much, the oldest goes, ten at once, so that what is told
 * stays the same for a while; what is never to be dropped stays.
 */
export function knownDiary(diary: Diary, knowers: Knowers, language: string): KnownDiary {
  const known = diary.entries.filter(entry => mayKnow(knowers, entry.knownTo))
  const goneBefore = Object.entries(diary.gone)
    .filter(([name]) => mayKnow(knowers, JSON.parse(name)))
    .reduce((sum, [, count]) => sum + count, 0)
  let words = known.reduce((sum, entry) => sum + (entry.always === true ? 0 : wordsOf(entry, language)), 0)
  // Blocks are counted by what these know, so that nothing is seen of what they don't.
  const ordinary = known.filter(entry => entry.always !== true)
  const dropped = new Set<DiaryEntry>()
  for (let at = 0; words > mostDiaryWords && at < ordinary.length; ) {
    const end = at + block - ((goneBefore + at) % block)
    for (const entry of ordinary.slice(at, end)) {
      dropped.add(entry)
      words -= wordsOf(entry, language)
    }
    at = end
  }
  return { entries: known.filter(entry => !dropped.has(entry)), left: goneBefore + dropped.size }
}

const counted = new WeakMap<DiaryEntry, number>()

function wordsOf(entry: DiaryEntry, language: string): number {
  let words = counted.get(entry)
  if (words === undefined) {
    words = countWords(entry.text, language)
    counted.set(entry, words)
  }
  return words
}
