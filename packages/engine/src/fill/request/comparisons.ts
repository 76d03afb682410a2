/** Words that begin a comparison, by language: what stands behind one is a device that wears out. */
const openings: Readonly<Record<string, string>> = {
  en: 'like|as if|as though',
  de: 'wie|als ob|als wäre',
  fr: 'comme(?: si)?',
  es: 'como(?: si)?',
  it: 'come(?: se)?',
  pt: 'como(?: se)?',
  nl: 'als(?:of)?',
}

/** Words of a comparison that are quoted. */
const length = 6

/** Comparisons of one text that are quoted at most. */
const most = 2

/**
 * The comparisons in a text, a few words each, in languages whose words for them are known; none in others.
 *
 * @param language BCP 47.
 * @example
 * comparisonsIn('It lay there like something not yet unwrapped.', 'en') // ['like something not yet unwrapped']
 */
export function comparisonsIn(text: string, language: string): readonly string[] {
  const [name = ''] = language.toLowerCase().split('-')
  const words = Object.hasOwn(openings, name) ? openings[name] : undefined
  if (words === undefined) return []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?:\\s+[\\p{L}\\p{N}’'-]+){2,${length - 1}}`, 'giu')
  return [...text.matchAll(pattern)].slice(0, most).map(([found]) => found.replace(/\s+/g, ' '))
}

/** Letters of a word that counts when it comes again. */
const longEnough = 6

/** Words that are told at most. */
const mostWords = 8

/** Longer words that stand in two of the texts or more, in any language, in the order in which they come again. */
export function wordsAgain(texts: readonly string[], language: string): readonly string[] {
  const seen = new Set<string>()
  const again = new Set<string>()
  for (const text of texts) {
    const words = new Set(text.toLocaleLowerCase(language).match(/[\p{L}\p{M}]+/gu) ?? [])
    for (const word of words) {
      if (Array.from(word).length < longEnough) continue
      if (seen.has(word)) again.add(word)
      seen.add(word)
    }
  }
  return [...again].slice(-mostWords)
}
