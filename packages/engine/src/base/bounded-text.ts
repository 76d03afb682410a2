import { visibleText } from './unseen-characters.ts'

/** Letters in a row, with no place to break a line, that a text on screen has at most. */
export const maxWordLength = 80

/** Characters that one text on screen has at most. */
const maxLength = 4000

// A letter of these scripts bears four marks at most, and so does a sign; scripts that stack their marks need up to eight.
const markedLetter = '((?:[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}]|[^\\p{L}\\p{M}]|^)\\p{M}{4})\\p{M}+'
const markedStack = '(\\p{L}\\p{M}{8})\\p{M}+'
const tooManyMarks = new RegExp(`${markedLetter}|${markedStack}`, 'gu')

// A line breaks at a space, behind a dash or a slash, and between any two letters of a script without spaces.
const unbroken =
  '[^\\s\\-\\u2010-\\u2015/\\u2026\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}\\p{Script=Javanese}\\p{Script=Balinese}]'
const tooLongWord = new RegExp(`(${unbroken}{${maxWordLength}})${unbroken}+`, 'gu')

const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu

/** Letters that bear no marks, signs and plain spaces: most texts are made of nothing else. */
const plain =
  /^[\x20-\x7E\xA0-\xAC\xAE-\u02FF\u0370-\u0482\u048A-\u0590\u2010-\u2027\u2030-\u205E\u3000-\u3029\u3030-\u3098\u309B-\u30FF\u4E00-\u9FFF\uAC00-\uD7A3]*$/

/** What people put into a text by hand so that it breaks, or does not, where they want it. */
const setByHand = /[\u00AD\u200B-\u200D\u2060]/

/** Whether a letter has more marks on it than any writing needs. */
export function hasTooManyMarks(text: string): boolean {
  return text.search(tooManyMarks) >= 0
}

/** Whether a word is longer than any word is, so that no line can hold it. */
export function hasTooLongWord(text: string): boolean {
  return text.length > maxWordLength && text.search(tooLongWord) >= 0
}

/**
 * A run of text as it may stand on a screen, whatever it holds: on one line; without characters that nobody sees; with no
 * more marks on a letter than writing needs; without words that no line can hold, and of {@link maxWordLength} letters or
 * less each; of 4,000 characters at most. What was left off the end of a word or of the text is an ellipsis. Ordinary text
 * of any script comes back as it is, and what comes back stays as it is when done again.
 *
 * @param isAuthors whether somebody set it by hand: soft hyphens and joiners stay. Default false.
 */
export function boundedText(text: string, isAuthors = false): string {
  if (text.length <= maxWordLength && plain.test(text)) return text
  const seen = visibleText(text.replace(breaks, ' '), isAuthors ? setByHand : undefined)
    .replace(tooManyMarks, '$1$2')
    .replace(tooLongWord, '$1…')
  return seen.length <= maxLength ? seen : `${seen.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
