/** A turn of phrase that comes more than once in a play. */
export interface RepeatedDevice {
  readonly kind: 'opening' | 'comparison' | 'phrase'
  readonly words: string
  /** In how many texts of the play. */
  readonly times: number
}

/** Words of a phrase that is looked for. */
const phraseWords = 4
/** Words of an opening. */
const openingWords = 2

/**
 * What the texts of one play have in common: the first two words, what follows "like a" or "as if", and phrases of four
 * words. In languages other than English comparisons are not found.
 */
export function repeatedDevices(texts: readonly string[]): readonly RepeatedDevice[] {
  const found = new Map<string, { readonly kind: RepeatedDevice['kind']; readonly words: string; times: number }>()
  for (const text of texts) {
    for (const [kind, words] of new Map(devicesOf(text).map(device => [device.join(':'), device])).values()) {
      const name = `${kind}:${words}`
      const known = found.get(name)
      if (known === undefined) found.set(name, { kind, words, times: 1 })
      else known.times++
    }
  }
  return [...found.values()]
    .filter(({ times }) => times > 1)
    .sort((a, b) => b.times - a.times || a.words.localeCompare(b.words))
}

function devicesOf(text: string): readonly (readonly [RepeatedDevice['kind'], string])[] {
  const words = wordsOf(text)
  const opening = words.slice(0, openingWords).join(' ')
  const comparisons = [...words.join(' ').matchAll(/\b(like an?|as if|as though|the way an?|in the manner of)\b/g)]
  const phrases = words
    .slice(0, Math.max(0, words.length - phraseWords + 1))
    .map((_, at) => words.slice(at, at + phraseWords).join(' '))
  return [
    ...(opening === '' ? [] : [['opening', opening] as const]),
    ...comparisons.map(([words]) => ['comparison', words] as const),
    ...phrases.map(words => ['phrase', words] as const),
  ]
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

function wordsOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text.normalize('NFKC').toLowerCase())).flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment] : [],
  )
}
