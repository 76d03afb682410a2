import { oneLine, withoutUnseenCharacters } from '../base/unseen-characters.ts'

/** Most characters of one text that the player or a model brought in. */
export const maxPlayerCharacters = 400

/**
 * Takes the text that the player or a model brought in out of a request's words: where it stood there is `[player 1]`,
 * and the text itself is told once, as quoted data, in a part of its own.
 */
export interface PlayerWords {
  /** Quotes a text under a name, and gives the name. The same text has the same name. */
  quote(text: string): string
  /** From now on `mask` looks for this text: the story may have put it into the author's words. */
  watch(text: string): void
  /** The author's words with every watched text in them quoted. */
  mask(text: string): string
  /** One line for each quoted text: `[player 1]: "…"`; empty where there is none. */
  readonly lines: readonly string[]
}

/** @param cut told how many characters of a text are over the limit. */
export function playerWords(cut: (characters: number) => void = () => {}): PlayerWords {
  const names = new Map<string, string>()
  const watched = new Set<string>()
  const quote = (text: string): string => {
    const characters = Array.from(withoutUnseenCharacters(text))
    const clean = characters.slice(0, maxPlayerCharacters).join('').trim()
    let name = names.get(clean)
    if (name === undefined) {
      name = `[player ${names.size + 1}]`
      names.set(clean, name)
      if (characters.length > maxPlayerCharacters) cut(characters.length - maxPlayerCharacters)
    }
    return name
  }
  return {
    quote,
    watch(text) {
      // As a story prints it, which makes one space of several.
      const printed = oneLine(text).trim()
      // A single letter can say nothing, and stands in every second word of the author's.
      if (printed.length > 1) watched.add(printed)
    },
    mask(text) {
      if (watched.size === 0) return text
      // All in one go and the longest first: one text may hold another, and a name may hold a text.
      const patterns = [...watched].toSorted((a, b) => b.length - a.length).map(occurrences)
      return text.replace(new RegExp(patterns.join('|'), 'giu'), quote)
    },
    get lines() {
      return [...names].map(([said, name]) => `${name}: ${JSON.stringify(said)}`)
    },
  }
}

const letter = /[\p{L}\p{N}]/u
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

/** A word of fewer letters also stands within words of the author's, and can tell a model nothing there. */
const leastWithin = 8

/** Matches a text wherever it stands; a short word only as a word of its own. */
function occurrences(said: string): string {
  const isEdge = (character: string | undefined): boolean =>
    character !== undefined && letter.test(character) && !unspaced.test(character)
  const characters = Array.from(said)
  const isWord = characters.length < leastWithin && !said.includes(' ')
  const before = isWord && isEdge(characters[0]) ? '(?<![\\p{L}\\p{N}])' : ''
  const after = isWord && isEdge(characters.at(-1)) ? '(?![\\p{L}\\p{N}])' : ''
  const pattern = characters.map(each => (each === ' ' ? '\\s+' : each.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'))).join('')
  return before + pattern + after
}
