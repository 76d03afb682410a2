import { hasTooLongWord, hasTooManyMarks, maxWordLength } from '../../base/bounded-text.ts'
import { hasUnseenCharacters } from '../../base/unseen-characters.ts'
import { findMarkup } from './find-markup.ts'
import { leadOf, startsWithSpeaker } from './starts-with-speaker.ts'
import type { TextRules } from './text-rules.ts'
import type { Violation } from './violation.ts'

/** Characters and signs that no prose has. */
export function checkSigns(said: string): readonly Violation[] {
  const found: Violation[] = []
  if (/[\n\r\u2028\u2029]/u.test(said))
    found.push({ rule: 'one-line', detail: 'It has a line break; it must be one line.' })
  else if (hasUnseenCharacters(said)) {
    found.push({
      rule: 'unseen-characters',
      detail: 'It has control, direction or other characters that a reader can’t see.',
    })
  }
  if (hasTooManyMarks(said))
    found.push({ rule: 'marks', detail: 'It has letters with more marks than any writing has.' })
  if (hasTooLongWord(said)) {
    found.push({ rule: 'word-length', detail: `It has a word of more than ${maxWordLength} letters.` })
  }
  const markup = findMarkup(said)
  if (markup !== undefined) {
    found.push({ rule: 'markup', detail: `It has ${markup.kind} (${markup.found}); it must be plain prose.` })
  }
  return found
}

/** Somebody else who would speak. */
export function checkSpeaker(before: string, said: string, rules: TextRules): readonly Violation[] {
  const name = rules.speakers.find(speaker => startsWithSpeaker(said, speaker, rules.language))
  const isInList = (before !== '' || rules.maxLines !== undefined) && isListed(said, rules)
  return name === undefined || isInList
    ? []
    : [{ rule: 'speaker', detail: `It puts a speaker’s name before words (“${name}:”); only the words belong there.` }]
}

/**
 * `Tolly: present.` in narration is a list, and nobody speaks: the name as it is shown, and small letters behind it. In a
 * document anything may stand behind it.
 */
function isListed(said: string, { place, speakers, maxLines }: TextRules): boolean {
  const lead = leadOf(said)
  if (lead === undefined || place !== 'narration') return false
  const name = lead.name.toLowerCase()
  const isName = lead.name !== lead.name.toUpperCase() && speakers.some(speaker => speaker.toLowerCase() === name)
  return isName && (maxLines !== undefined || /^\s+[\p{Ll}\p{N}]/u.test(lead.rest))
}

const pairs = ['[]', '【】', '⟨⟩', '""', '“”', '„“', '„”', '«»', '»«', '「」', '『』', '‘’', '‚‘'] as const

/**
 * Brackets or quotation marks around the whole, which are the request's and not the author's.
 *
 * @param isWhole whether this is the end of the text, too.
 */
export function checkWrapping(before: string, said: string, isWhole: boolean, rules: TextRules): readonly Violation[] {
  const text = (before + said).trim()
  const own = rules.authored.trim()
  for (const [open, close] of pairs) {
    if (open === undefined || close === undefined || !text.startsWith(open) || own.startsWith(open)) continue
    // A label may be what the reader says.
    if (rules.place === 'label' && open !== close && pairs.indexOf(`${open}${close}` as (typeof pairs)[number]) > 2)
      continue
    const inner = text.slice(1, -1)
    const isWrapped = text.length > 2 && text.endsWith(close) && !inner.includes(open) && !inner.includes(close)
    const isBracket = pairs.indexOf(`${open}${close}` as (typeof pairs)[number]) < 3
    // A bracket at the start is the request's, whatever follows; speech in quotes that goes on is quoted as a whole.
    const isOpen = !pairs.some(pair => pair.startsWith(open) && text.slice(1).includes(pair.slice(open.length)))
    const isBegun = before === '' && (isBracket || (rules.place === 'dialogue' && isOpen))
    if (isBegun || (isWhole && isWrapped)) {
      return [{ rule: 'wrapped', detail: `It stands in ${open}${close}; only the words belong there.` }]
    }
  }
  return []
}
