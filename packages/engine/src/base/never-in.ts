import { hiddenPhrasesOf } from './hidden-phrase.ts'
import { neverPattern } from './never-pattern.ts'
import { stemsOf } from './phrases.ts'

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
