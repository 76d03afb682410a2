import { spoken } from '../../base/words.ts'
import type { TextRules } from './text-rules.ts'

type Compared = Pick<TextRules, 'authored' | 'language'>

/** Whether a proposal is the author's own words for its slot, signs, capitals and spaces aside. */
export function isVerbatim(text: string, { authored, language }: Compared): boolean {
  return authored.trim() !== '' && spoken(text, language) === spoken(authored, language)
}

/**
 * Whether a text that still grows may come to be the author's own words.
 *
 * @param text all that has come of it, the beginning of its next sentence or word included.
 */
export function mayBeVerbatim(text: string, { authored, language }: Compared): boolean {
  const [said, own] = [spoken(text, language), spoken(authored, language)]
  return authored.trim() !== '' && own.startsWith(said)
}
