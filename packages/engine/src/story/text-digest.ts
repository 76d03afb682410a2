import { digestText } from '../base/digest.ts'
import { spoken } from '../base/words.ts'

/**
 * Digest of the words of a text: the same for texts that differ in signs, case or spaces alone. By it a text that was
 * rejected is known without being kept.
 *
 * @param language BCP 47; regions make no difference.
 */
export function textDigest(text: string, language: string): string {
  return digestText(spoken(text, language.split('-')[0] ?? language)).slice(0, 32)
}
