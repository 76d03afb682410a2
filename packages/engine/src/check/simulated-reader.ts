import { seededRandom } from '../base/random.ts'
import type { Frame } from '../story/frame.ts'
import { logNormal } from './log-normal.ts'

/** The mean of silent readers of English fiction (Brysbaert 2019). */
const usualWordsPerMinute = 238

/** Who reads the notice before the first line, about eighty words, takes this long, in milliseconds. */
export const titleMs = 20_000

/** Somebody who reads, decides and chooses; the same number does the same in the same story. */
export interface SimulatedReader {
  /** Any of the choices. */
  pick<T>(choices: readonly T[]): T | undefined
  /** How long so many words take, in milliseconds: log-normal with σ 0.3. */
  readingMs(words: number): number
  /** How long a decision takes, around a median, in milliseconds. */
  decidingMs(median: number): number
}

/**
 * A reader; everything is drawn from `seed`, each kind of thing from a stream of its own.
 *
 * @param wordsPerMinute the reader's median. Default 238.
 */
export function simulatedReader(seed: number, wordsPerMinute: number = usualWordsPerMinute): SimulatedReader {
  const random = seededRandom(`reader ${seed}`)
  const [picking, reading, deciding] = [random.split('picking'), random.split('reading'), random.split('deciding')]
  return {
    pick: choices => picking.pick(choices),
    readingMs: words => logNormal(reading, (words / wordsPerMinute) * 60_000),
    decidingMs: median => (median === 0 ? 0 : logNormal(deciding, median)),
  }
}

/** Words that a reader of a frame has before them. */
export function wordsToRead({ lines }: Pick<Frame, 'lines'>): number {
  return lines.reduce((sum, line) => sum + line.text.split(/\s+/).length, 0)
}
