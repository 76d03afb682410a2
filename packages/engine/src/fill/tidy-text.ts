import { oneLine } from '../base/unseen-characters.ts'
import { sentences } from '../base/words.ts'
import { startsWithSpeaker } from './check-text.ts'
import type { TextRules } from './text-rules.ts'

/**
 * What the accepting step does to a sentence before it is checked, so that harmless habits of models cost no repair:
 * line breaks and runs of spaces become one space, the ends are trimmed, and the line's own speaker (`OONA: …`) is cut
 * at the very start. Anything else stays as it is, to be checked. An empty result says that nothing came of this
 * sentence (a speaker's name on a line of its own): go on with the next.
 *
 * @param before what was accepted of the text so far; the sentence brings the space between the two.
 */
export function tidySentence(before: string, sentence: string, rules: TextRules): string {
  const line = oneLine(sentence)
  const said = (before === '' ? withoutOwnSpeaker(line, rules) : line).trim()
  return said !== '' && before !== '' && line.startsWith(' ') ? ` ${said}` : said
}

/** A complete text, tidied: the same as its sentences tidied one after the other. */
export function tidyText(text: string, rules: TextRules): string {
  return sentences(text, rules.language).reduce(
    (before, sentence) => before + tidySentence(before, sentence, rules),
    '',
  )
}

function withoutOwnSpeaker(line: string, { ownSpeaker, language }: TextRules): string {
  const own = ownSpeaker.some(name => startsWithSpeaker(line, name, language))
  return own ? line.slice(line.search(/[:：]/u) + 1).replace(/^[*_\]]+/, '') : line
}
