import { hasUnseenCharacters } from '../base/unseen-characters.ts'
import { countWords, folded, hasPhrase, phrasesOf, sentences, spoken } from '../base/words.ts'
import type { Contract } from '../story/slot.ts'
import { findMarkup } from './find-markup.ts'
import { endsInRejected, isRejected } from './rejected-texts.ts'
import { echoLength, type TextRules, wordRuns } from './text-rules.ts'

/** What a text can break. */
export type TextRule =
  | 'empty'
  | 'one-line'
  | 'unseen-characters'
  | 'markup'
  | 'speaker'
  | 'max'
  | 'min'
  | 'mention'
  | 'never'
  | 'one-of'
  | 'request-echo'
  | 'repetition'
  | 'rejected'
  | 'domain'

/** One thing that is wrong with a proposal. */
export interface Violation {
  readonly rule: TextRule
  /** A sentence that can stand in a repair request. It quotes a proposal only in short. */
  readonly detail: string
}

/** Characters that one fill may have at most, whatever its contract says. */
export const mostCharacters = 4000

/**
 * Whether the text of a slot can be shown sentence by sentence: it can't where only the whole shows if the contract is
 * kept (`min`, `mention`, `one of`), and a label is offered whole or not at all.
 */
export function isStreamable(
  contract: Contract,
  place: 'narration' | 'dialogue' | 'label' | 'stop' = 'narration',
): boolean {
  return (
    (place === 'narration' || place === 'dialogue') &&
    contract.minWords === undefined &&
    contract.oneOf === undefined &&
    (contract.mention ?? []).length === 0
  )
}

/**
 * Checks the next sentence of a text before it is shown. Both are tidied (`tidySentence`).
 *
 * @param before what was accepted of the text so far.
 */
export function checkSentence(before: string, sentence: string, rules: TextRules): readonly Violation[] {
  const said = sentence.trim()
  if (said === '') return [{ rule: 'empty', detail: 'There is no text.' }]
  const text = before + sentence
  if (text.length > mostCharacters) return [tooLong(`It has over ${mostCharacters} characters.`)]
  return [
    ...checkLength(text, rules),
    ...checkSigns(said),
    ...checkSpeaker(said, rules),
    ...checkNever(text, rules),
    ...checkRequestEcho(said, text, rules),
    ...checkLoop(before, said, rules),
    ...(endsInRejected(text, rules) ? [rejected] : []),
  ]
}

/** What is said of a text that a reviewer did not want: none of its words. */
export const rejected: Violation = {
  rule: 'rejected',
  detail: 'It says again what was rejected in review; write something else.',
}

/** Checks a text that is complete, sentence by sentence and as a whole. It is tidied (`tidyText`). */
export function checkWhole(text: string, rules: TextRules): readonly Violation[] {
  if (text.trim() === '') return [{ rule: 'empty', detail: 'There is no text.' }]
  if (text.length > mostCharacters) return [tooLong(`It has over ${mostCharacters} characters.`)]
  const found: Violation[] = [...checkLength(text, rules), ...checkSigns(text), ...checkNever(text, rules)]
  let before = ''
  for (const sentence of sentences(text, rules.language)) {
    const said = sentence.trim()
    // The signs at a sentence's start (a list mark, a role) are seen only here.
    if (before !== '') found.push(...checkSigns(said))
    found.push(...checkSpeaker(said, rules))
    found.push(...checkRequestEcho(said, before + sentence, rules), ...checkLoop(before, said, rules))
    before += sentence
    if (endsInRejected(before, rules)) found.push(rejected)
  }
  if (isRejected(text, rules)) found.push(rejected)
  found.push(...checkWords(text, rules), ...checkRecent(text, rules))
  return distinct(found)
}

function distinct(found: readonly Violation[]): readonly Violation[] {
  const seen = new Set<string>()
  return found.filter(({ rule, detail }) => !seen.has(rule + detail) && seen.add(rule + detail))
}

function tooLong(detail: string): Violation {
  return { rule: 'max', detail }
}

function checkLength(text: string, { language, maxWords }: TextRules): readonly Violation[] {
  const count = countWords(text, language)
  return count > maxWords ? [tooLong(`It has ${count} words; at most ${maxWords} are allowed.`)] : []
}

function checkSigns(said: string): readonly Violation[] {
  const found: Violation[] = []
  if (/[\n\r\u2028\u2029]/u.test(said))
    found.push({ rule: 'one-line', detail: 'It has a line break; it must be one line.' })
  else if (hasUnseenCharacters(said)) {
    found.push({
      rule: 'unseen-characters',
      detail: 'It has control or direction characters, which a reader can’t see.',
    })
  }
  const markup = findMarkup(said)
  if (markup !== undefined) {
    found.push({ rule: 'markup', detail: `It has ${markup.kind} (${markup.found}); it must be plain prose.` })
  }
  return found
}

function checkSpeaker(said: string, { speakers, language }: TextRules): readonly Violation[] {
  const name = speakers.find(speaker => startsWithSpeaker(said, speaker, language))
  return name === undefined
    ? []
    : [{ rule: 'speaker', detail: `It puts a speaker’s name before words (“${name}:”); only the words belong there.` }]
}

/** Whether a text begins with a name and a colon, whatever marks of quotation or emphasis are around it. */
export function startsWithSpeaker(text: string, speaker: string, language: string): boolean {
  const head = /^[\s"“„«'*_([]*([^:：]{1,80}?)[\s*_\])"”“»']*[:：]/u.exec(text)
  return head !== null && folded(head[1] ?? '', language) === folded(speaker, language)
}

function checkNever(text: string, { never, contract, language }: TextRules): readonly Violation[] {
  return [...never, ...(contract.never ?? [])]
    .filter(phrasesOf(text, language))
    .map(phrase => ({ rule: 'never', detail: `It contains “${phrase}”, which must not occur.` }))
}

/** The echo of what the provider was told. `text` is everything up to and with the sentence `said`. */
function checkRequestEcho(said: string, text: string, rules: TextRules): readonly Violation[] {
  const { language, instructions, own, brief } = rules
  // An echo may run across sentences, but one that lies before this sentence was found with it.
  const tail = text.slice(-(said.length + 400))
  if (wordRuns(tail, language).some(run => instructions.has(run) && !own.has(run))) {
    return [{ rule: 'request-echo', detail: `It repeats ${echoLength} or more words of the instructions.` }]
  }
  if (countWords(brief, language) > 2 && hasPhrase(text, brief, language)) {
    return [{ rule: 'request-echo', detail: 'It repeats what the gap asks for instead of writing it.' }]
  }
  const label = rules.labels.find(each => startsWithSpeaker(said, each, language))
  return label === undefined
    ? []
    : [{ rule: 'request-echo', detail: `It begins with a label of the request (“${label}:”).` }]
}

/** A sentence that was said already: a model in a loop, or one that copies the lines around it. */
function checkLoop(before: string, said: string, { contract, language, recent }: TextRules): readonly Violation[] {
  // Where the author lists the whole texts, they may come back.
  if (contract.oneOf !== undefined || countWords(said, language) < 3) return []
  const same = spoken(said, language)
  const inText = sentences(before, language).some(sentence => spoken(sentence, language) === same)
  const shown = recent.some(line => spoken(line, language) === same)
  return inText || shown ? [{ rule: 'repetition', detail: 'It says a sentence again that was just said.' }] : []
}

function checkWords(text: string, { contract, language }: TextRules): readonly Violation[] {
  const found: Violation[] = []
  if (contract.minWords !== undefined) {
    const count = countWords(text, language)
    if (count < contract.minWords) {
      found.push({ rule: 'min', detail: `It has ${count} words; at least ${contract.minWords} are needed.` })
    }
  }
  for (const phrase of contract.mention ?? []) {
    if (!hasPhrase(text, phrase, language))
      found.push({ rule: 'mention', detail: `It does not contain “${phrase}”, which must occur.` })
  }
  const { oneOf } = contract
  if (oneOf !== undefined && !oneOf.some(option => folded(option, language) === folded(text, language))) {
    found.push({ rule: 'one-of', detail: `It is none of these: ${oneOf.map(option => `“${option}”`).join(', ')}.` })
  }
  return found
}

function checkRecent(text: string, { contract, language, recent }: TextRules): readonly Violation[] {
  if (contract.oneOf !== undefined) return []
  const same = spoken(text, language)
  return recent.some(line => spoken(line, language) === same)
    ? [{ rule: 'repetition', detail: 'It is the same as a line that was shown a moment ago.' }]
    : []
}
