/** Words a minute before anything was measured: the mean of silent readers of English fiction (Brysbaert 2019). */
const usualPace = 238
/** A pace outside of these bounds is no reading: a player who skips, or who went for tea. */
const slowest = 80
const fastest = 700
/** Turns shorter than this tell nothing about the pace. */
const fewestWords = 15

/** How fast this player reads, as far as it was seen. It stays on the device. */
export class ReadingPace {
  #wordsPerMinute = usualPace

  get wordsPerMinute(): number {
    return this.#wordsPerMinute
  }

  /** The player went on after so many words and so long. The faster ones weigh more: a wait is worse than a spare fill. */
  read(words: number, tookMs: number): void {
    if (words < fewestWords || tookMs <= 0) return
    const seen = (words / tookMs) * 60_000
    if (seen < slowest || seen > fastest) return
    const weight = seen > this.#wordsPerMinute ? 0.4 : 0.15
    this.#wordsPerMinute += (seen - this.#wordsPerMinute) * weight
  }

  /** Milliseconds for so many words. */
  msFor(words: number): number {
    return (words / this.#wordsPerMinute) * 60_000
  }
}
