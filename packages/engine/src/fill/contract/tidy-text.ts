import { oneLine } from '../../base/unseen-characters.ts'
import { sentences } from '../../base/words.ts'
import { startsWithSpeaker } from './starts-with-speaker.ts'
import type { TextRules } from './text-rules.ts'

/**
 * What the accepting step does to a sentence before it is checked, so that harmless habits of models cost no repair:
 * line breaks and runs of spaces become one space (in a document a line break stays, as one), the ends are trimmed, the
 * line's own speaker (`OONA: …`) is cut at the very start, and stars or underscores around emphasised words are taken off. Anything else stays as it is, to be checked. An empty result says that nothing came of this
 * sentence (a speaker's name on a line of its own): go on with the next.
 *
 * @param before what was accepted of the text so far; the sentence brings the space between the two.
 */
export function tidySentence(before: string, sentence: string, rules: TextRules): string {
  if (rules.maxLines !== undefined) return tidyInDocument(before, sentence, rules)
  const line = oneLine(sentence)
  const words = before === '' ? withoutOwnSpeaker(line, rules) : line
  const said = (isStageDirection(words, rules) ? words : withoutEmphasis(words)).trim()
  return said !== '' && before !== '' && line.startsWith(' ') ? ` ${said}` : said
}

const lineBreak = /[\n\r\u0085\u2028\u2029]/u

/** In a document a line break stays, as one, and each line is tidied like a text: its speaker and its list mark go. */
function tidyInDocument(before: string, sentence: string, rules: TextRules): string {
  const space = /^\s*/u.exec(sentence)?.[0] ?? ''
  const begins = before === '' || lineBreak.test(space)
  const line = oneLine(sentence)
  const own = begins ? withoutOwnSpeaker(line.trimStart().replace(listMark, ''), rules) : line
  const said = withoutEmphasis(own).trim()
  if (said === '' || before === '') return said
  return begins ? `\n${said}` : line.startsWith(' ') ? ` ${said}` : said
}

const listMark = /^(?:[-+*•–]|\d{1,2}\))\s+(?=\S)/u

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

const emphasis = /(?<![\p{L}\p{N}*_])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]*[^\s*_])\1(?![\p{L}\p{N}*_])/gu

/** `*sighs* Late.`: between stars stands what somebody does, and it is no word of theirs. */
function isStageDirection(line: string, { place }: TextRules): boolean {
  return place === 'dialogue' && /^\s*([*_]{1,3})\p{Ll}[^*_]*\1(?:\s+["“]?\p{Lu}|\s*$)/u.test(line)
}

/** Plain prose has no emphasis; the words in it are none the worse. */
function withoutEmphasis(line: string): string {
  return line.replace(emphasis, '$2')
}
