import { BoundedMap } from './bounded-map.ts'

/** A text may come with any tag. */
const segmenters = new BoundedMap<string, Intl.Segmenter>(64)

/** ICU's segmentation by a language tag, whatever the tag. */
export function segmenter(granularity: 'grapheme' | 'word' | 'sentence', language: string): Intl.Segmenter {
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

const hyphens = /^[-\u2010\u2011]$/

/**
 * How many words a text has, as a person who reads its language counts them: what a hyphen joins is one word
 * (*forty-four*).
 */
export function countWords(text: string, language: string): number {
  let count = 0
  let isJoined = false
  let wasWord = false
  for (const { segment, isWordLike } of segmenter('word', language).segment(text)) {
    if (isWordLike === true) {
      if (!isJoined) count++
      isJoined = false
      wasWord = true
    } else {
      isJoined = wasWord && hyphens.test(segment)
      wasWord = false
    }
  }
  return count
}

/** How many characters a text has, as a reader counts them: a letter with its accents is one, and so is an emoji. */
export function countCharacters(text: string, language: string): number {
  let count = 0
  for (const _ of segmenter('grapheme', language).segment(text)) count++
  return count
}

/** A title or an initial, behind which a sentence goes on. */
const abbreviation = /(?:^|[^\p{L}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Prof|Rev|Capt|Col|Nr|Hr|Fr|Mme|Mlle)\.$/u

/** How many sentences a text has; a title or an initial ends none. */
export function countSentences(text: string, language: string): number {
  let count = 0
  let goesOn = false
  for (const sentence of sentences(text, language)) {
    if (!goesOn) count++
    goesOn = abbreviation.test(sentence)
  }
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
    // Every run of spaces that is not one plain space already.
    .replace(/[^\S ]\s*| \s+/g, ' ')
    .trim()
  // Up, then down: `ß` and `SS`, final and other sigma, dotted and dotless i each fall together where their language says so.
  return lower(upper(plain, language), language).replaceAll('ς', 'σ').normalize('NFC')
}

/** A text as it sounds: two that differ in signs, case or spaces alone are the same to a reader. */
export function spoken(text: string, language: string): string {
  const plain = folded(text, language)
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || plain
}

/** Languages with rules of their own for capitals; to all others the plain ones, which are faster, are the same. */
const ownCapitals = /^(tr|tur|az|lt|lit|el|hy)/i

function upper(text: string, language: string): string {
  if (!ownCapitals.test(language)) return text.toUpperCase()
  try {
    return text.toLocaleUpperCase(language)
  } catch {
    return text.toUpperCase()
  }
}

function lower(text: string, language: string): string {
  if (!ownCapitals.test(language)) return text.toLowerCase()
  try {
    return text.toLocaleLowerCase(language)
  } catch {
    return text.toLowerCase()
  }
}
