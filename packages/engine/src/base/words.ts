import { BoundedMap } from './bounded-map.ts'

/** A text may come with any tag. */
const segmenters = new BoundedMap<string, Intl.Segmenter>(64)

function segmenter(granularity: 'grapheme' | 'word' | 'sentence', language: string): Intl.Segmenter {
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

/**
 * Whether a word or phrase occurs in a text, case folded and on word boundaries: `sea` is not in *season*, but is in
 * *sea-wall* and *the sea's*. Where words are not set apart (Chinese, Japanese) every ideograph may begin or end one.
 */
export function hasPhrase(text: string, phrase: string, language: string): boolean {
  return phrasesOf(text, language)(phrase)
}

/** {@link hasPhrase} for one text and many phrases: the text is folded once. */
export function phrasesOf(text: string, language: string): (phrase: string) => boolean {
  const has = stemsOf(text, language)
  return phrase => has(phrase, false)
}

/** {@link phrasesOf} for phrases that may be stems: the last word of a stem may go on. */
export function stemsOf(text: string, language: string): (phrase: string, isStem: boolean) => boolean {
  let inside: string | undefined
  return (phrase, isStem) => {
    const wanted = foldedPhrase(phrase, language)
    if (wanted === '') return false
    inside ??= folded(text, language)
    for (let at = inside.indexOf(wanted); at >= 0; at = inside.indexOf(wanted, at + 1)) {
      if (isBoundary(inside, at, language) && (isStem || isBoundary(inside, at + wanted.length, language))) return true
    }
    return false
  }
}

/** The phrases that texts are searched for are few, and come again with every text. By language, then as written. */
const foldedPhrases = new BoundedMap<string, BoundedMap<string, string>>(32)

function foldedPhrase(phrase: string, language: string): string {
  let known = foldedPhrases.get(language)
  if (known === undefined) {
    known = new BoundedMap(2000)
    foldedPhrases.set(language, known)
  }
  let found = known.get(phrase)
  if (found === undefined) {
    found = folded(phrase, language)
    known.set(phrase, found)
  }
  return found
}

const ideograph = /\p{Script=Han}/u

/** Whether a word of a folded text begins or ends at an index. */
function isBoundary(text: string, at: number, language: string): boolean {
  if (at === 0 || at === text.length || isWordEdge(text, at, language)) return true
  const before = String.fromCodePoint(text.codePointAt(surrogate(text, at - 1) ? at - 2 : at - 1) ?? 0)
  const after = String.fromCodePoint(text.codePointAt(at) ?? 0)
  // l'amour, Oona's, İstanbul'da are one segment each, but the word in them is meant; don't is not a don with a t.
  if (before === "'") return true
  if (after === "'") return !/^'t(?!\p{L})/u.test(text.slice(at, at + 3))
  return ideograph.test(before) || ideograph.test(after)
}

const mark = /^\p{M}/u

/** Words never go over a space: what stands between two spaces is all that has to be looked at. */
function isWordEdge(text: string, at: number, language: string): boolean {
  if (text[at] === ' ') return true
  const from = text.lastIndexOf(' ', at - 1) + 1
  if (from === at && !mark.test(text.slice(at, at + 2))) return true
  const to = text.indexOf(' ', at)
  // The space before belongs to it: a mark may stand on one.
  const start = Math.max(0, from - 1)
  const piece = text.slice(start, to < 0 ? text.length : to)
  return (
    segmenter('word', language)
      .segment(piece)
      .containing(at - start)?.index ===
    at - start
  )
}

function surrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
