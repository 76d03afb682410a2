const segmenters = new Map<string, Intl.Segmenter>()

function segmenter(granularity: 'word' | 'sentence', language: string): Intl.Segmenter {
  const name = `${granularity} ${language}`
  let found = segmenters.get(name)
  if (found === undefined) {
    try {
      found = new Intl.Segmenter(language, { granularity })
    } catch {
      // No language tag at all: the rules that all languages share are still better than none.
      found = new Intl.Segmenter('und', { granularity })
    }
    segmenters.set(name, found)
  }
  return found
}

/** The words of a text, as its language counts them: no spaces, no punctuation. `language` is a BCP 47 tag. */
export function words(text: string, language: string): readonly string[] {
  const found: string[] = []
  for (const { segment, isWordLike } of segmenter('word', language).segment(text)) {
    if (isWordLike === true) found.push(segment)
  }
  return found
}

/** How many words a text has, as its language counts them. */
export function countWords(text: string, language: string): number {
  let count = 0
  for (const { isWordLike } of segmenter('word', language).segment(text)) if (isWordLike === true) count++
  return count
}

/**
 * The sentences of a text; put together they are the text. The space between two of them stands before the second, so
 * that a text which is shown sentence by sentence never ends in one.
 */
export function sentences(text: string, language: string): readonly string[] {
  const found: string[] = []
  let space = ''
  for (const { segment } of segmenter('sentence', language).segment(text)) {
    const seen = segment.trimEnd()
    if (seen === '') {
      space += segment
      continue
    }
    found.push(space + seen)
    space = segment.slice(seen.length)
  }
  if (space !== '') found.push((found.pop() ?? '') + space)
  return found
}

/**
 * The sentences of a text that is still growing which can't grow any more, and the rest: whatever comes, put together
 * they are the beginning of the whole.
 */
export function finishedSentences(
  text: string,
  language: string,
): { readonly finished: readonly string[]; readonly rest: string } {
  const all = sentences(text, language)
  return { finished: all.slice(0, -1), rest: all.at(-1) ?? '' }
}

/**
 * A text as it is compared: case folded by its language, the same letter written the same way, straight quotes and
 * plain hyphens, runs of spaces as one, nothing in it that can't be seen.
 */
export function folded(text: string, language: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, character => (/\s/.test(character) ? ' ' : ''))
    .replace(/[\u2018\u2019\u201B\u02BC\u02B9]/g, "'")
    .replace(/[\u201C\u201D\u201E\u201F]/g, '"')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  // Up, then down: `ß` and `SS`, final and other sigma, dotted and dotless i each fall together where their language says so.
  return lower(upper(plain, language), language).replaceAll('ς', 'σ').normalize('NFC')
}

function upper(text: string, language: string): string {
  try {
    return text.toLocaleUpperCase(language)
  } catch {
    return text.toUpperCase()
  }
}

function lower(text: string, language: string): string {
  try {
    return text.toLocaleLowerCase(language)
  } catch {
    return text.toLowerCase()
  }
}

/**
 * Whether a word or phrase occurs in a text, case folded and on word boundaries: `sea` is not in *season*, but is in
 * *sea-wall* and *the sea's*. Where words are not set apart (Chinese, Japanese) every ideograph may begin or end one.
 */
export function hasPhrase(text: string, phrase: string, language: string): boolean {
  return phrasesOf(text, language)(phrase)
}

/** {@link hasPhrase} for one text and many phrases: the text is folded once. */
export function phrasesOf(text: string, language: string): (phrase: string) => boolean {
  let inside: string | undefined
  let starts: ReadonlySet<number> | undefined
  return phrase => {
    const wanted = folded(phrase, language)
    if (wanted === '') return false
    inside ??= folded(text, language)
    for (let at = inside.indexOf(wanted); at >= 0; at = inside.indexOf(wanted, at + 1)) {
      starts ??= new Set([...segmenter('word', language).segment(inside)].map(({ index }) => index))
      if (isBoundary(inside, at, starts) && isBoundary(inside, at + wanted.length, starts)) return true
    }
    return false
  }
}

const ideograph = /\p{Script=Han}/u

function isBoundary(text: string, at: number, starts: ReadonlySet<number>): boolean {
  if (at === 0 || at === text.length || starts.has(at)) return true
  const before = String.fromCodePoint(text.codePointAt(surrogate(text, at - 1) ? at - 2 : at - 1) ?? 0)
  const after = String.fromCodePoint(text.codePointAt(at) ?? 0)
  // l'amour, Oona's, İstanbul'da are one segment each, but the word in them is meant; don't is not a don with a t.
  if (before === "'") return true
  if (after === "'") return !/^'t(?!\p{L})/u.test(text.slice(at, at + 3))
  return ideograph.test(before) || ideograph.test(after)
}

function surrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
