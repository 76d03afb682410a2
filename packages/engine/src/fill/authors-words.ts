import { spoken } from '../base/words.ts'
import type { TextRules } from './text-rules.ts'

type Compared = Pick<TextRules, 'authored' | 'language'>

/** Whether a proposal is the author's own words for its slot, signs, capitals and spaces aside. */
export function isVerbatim(text: string, { authored, language }: Compared): boolean {
  return authored.trim() !== '' && spoken(text, language) === spoken(authored, language)
}

/** Whether a text that still grows may come to be the author's own words. */
export function mayBeVerbatim(text: string, { authored, language }: Compared): boolean {
  const [said, own] = [spoken(text, language), spoken(authored, language)]
  return own !== '' && (own === said || own.startsWith(`${said} `))
}
