import { hiddenPhrasesOf } from './hidden-phrase.ts'
import { stemsOf } from './words.ts'

/** What an author says must never occur. */
export interface NeverPattern {
  readonly phrase: string
  /** Whether its last word may go on: every word that begins so. */
  readonly isStem: boolean
}

/**
 * Reads a word or phrase that must never occur; one with a star at its end stands for every word that begins so.
 *
 * @example neverPattern('drown*') // { phrase: 'drown', isStem: true }
 */
export function neverPattern(written: string): NeverPattern {
  const text = written.trim()
  const isStem = /[\p{L}\p{M}\p{N}]\*$/u.test(text)
  return { phrase: isStem ? text.slice(0, -1) : text, isStem }
}

/**
 * Finds in a text what must never occur: as it is written, or in a disguise that a reader sees through. Case does not
 * matter, and only whole words count; of a pattern with a star, the beginning of one.
 *
 * @param language of the text, BCP 47.
 */
export function neverIn(text: string, language: string): (written: string) => boolean {
  const [stands, isHidden] = [stemsOf(text, language), hiddenPhrasesOf(text, language)]
  return written => {
    const { phrase, isStem } = neverPattern(written)
    return stands(phrase, isStem) || isHidden(phrase, isStem)
  }
}
