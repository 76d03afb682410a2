import { neverPattern } from '../../base/never-pattern.ts'

/** What must never occur, in words: `never "drown*"` means every word that begins so. */
export function neverWords(written: string, quoted: (phrase: string) => string = phrase => phrase): string {
  const { phrase, isStem } = neverPattern(written)
  return isStem ? `any word that begins with ${quoted(phrase)}` : quoted(phrase)
}
