/** The words of an English text, in lower case. */
export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? []
}

/** Share of the pairs of neighbouring words that differ from all others (distinct-2; Li et al. 2016), 0 to 1. */
export function distinctPairs(texts: readonly string[]): number {
  const pairs = texts.flatMap(text => runs(wordsIn(text), 2))
  return pairs.length === 0 ? 1 : new Set(pairs).size / pairs.length
}

const windowWords = 50

/**
 * Share of different words in a window of fifty that moves over the texts, in the mean (MATTR; Covington and McFall 2010): it
 * does not fall with length, as types by tokens do.
 */
export function meanVariety(texts: readonly string[]): number {
  const all = texts.flatMap(wordsIn)
  if (all.length <= windowWords) return new Set(all).size / Math.max(1, all.length)
  const shares = all.slice(windowWords - 1).map((_, at) => new Set(all.slice(at, at + windowWords)).size / windowWords)
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}

/** Share of the runs of four words that stand in the samples, too, 0 to 1. */
export function echoOf(texts: readonly string[], samples: string): number {
  const known = new Set(runs(wordsIn(samples), 4))
  const own = texts.flatMap(text => runs(wordsIn(text), 4))
  return own.length === 0 ? 0 : own.filter(run => known.has(run)).length / own.length
}

function runs(words: readonly string[], length: number): readonly string[] {
  return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '))
}
