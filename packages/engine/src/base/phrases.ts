import { BoundedMap } from './bounded-map.ts'
import { folded, segmenter } from './words.ts'

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
