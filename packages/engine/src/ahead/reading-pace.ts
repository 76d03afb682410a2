/** Words a minute before anything was measured: the mean of silent readers of English fiction (Brysbaert 2019). */
const usualPace = 238
/** Who took longer went for tea. */
const slowest = 80
/** Who clicks through is come up with step by step: a turn counts for at most so many times the pace that was known. */
const mostFaster = 2
/** From here on a wait is hardly worse than all the fills that are made in vain: faster turns weigh little more than others. */
const fast = 450
/** Turns shorter than this say nothing about the pace. */
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
    if (seen < slowest) return
    const counted = Math.min(seen, this.#wordsPerMinute * mostFaster)
    const faster = this.#wordsPerMinute < fast ? 0.4 : 0.2
    const weight = counted > this.#wordsPerMinute ? faster : 0.15
    this.#wordsPerMinute += (counted - this.#wordsPerMinute) * weight
  }

  /** Milliseconds for so many words. */
  msFor(words: number): number {
    return (words / this.#wordsPerMinute) * 60_000
  }
}
