import { neverIn } from '../../base/never-in.ts'
import { neverPattern } from '../../base/never-pattern.ts'
import { hasPhrase } from '../../base/phrases.ts'
import { countCharacters, countSentences, countWords, folded, sentences, spoken } from '../../base/words.ts'
import type { Contract } from '../../story/slot.ts'
import { checkEcho } from './check-echo.ts'
import { checkNarration, checkTense } from './check-narration.ts'
import { checkEnd, checkPictures, checkWordLoop } from './check-shape.ts'
import { checkSigns, checkSpeaker, checkWrapping } from './check-signs.ts'
import { checkSpeech, checkWholeSpeech } from './check-speech.ts'
import { findRemark } from './find-remark.ts'
import { isOtherLanguage } from './other-language.ts'
import { endsInRejected, isRejected } from './rejected-texts.ts'
import type { TextRules } from './text-rules.ts'
import type { Violation } from './violation.ts'

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
 * @param isWhole whether nothing comes after it. Default: not known.
 */
export function checkSentence(
  before: string,
  sentence: string,
  rules: TextRules,
  isWhole = false,
): readonly Violation[] {
  const said = sentence.trim()
  if (said === '') return [{ rule: 'empty', detail: 'There is no text.' }]
  const text = before + sentence
  if (text.length > mostCharacters) return [tooLong(`It has over ${mostCharacters} characters.`)]
  return [
    ...checkLength(text, rules),
    ...checkSigns(said),
    ...checkNever(text, rules),
    ...checkNext(before, said, text, rules),
    ...checkWrapping(before, sentence, isWhole, rules),
    ...checkLanguage(text, said, isWhole, rules),
    ...(isWhole ? checkFinished(text, rules) : []),
    ...(endsInRejected(text, rules) ? [rejected] : []),
  ]
}

/** In a document a line break is none of the signs that no prose has. */
function signsOf(text: string, { maxLines }: TextRules): readonly Violation[] {
  return maxLines === undefined ? checkSigns(text) : text.split('\n').flatMap(checkSigns)
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
  const found: Violation[] = [...checkLength(text, rules), ...signsOf(text, rules), ...checkNever(text, rules)]
  let before = ''
  for (const sentence of sentences(text, rules.language)) {
    const said = sentence.trim()
    // The signs at a sentence's start (a list mark, a role) are seen only here.
    if (before !== '') found.push(...checkSigns(said))
    found.push(...checkNext(before, said, before + sentence, rules))
    found.push(...checkLanguage(before + sentence, said, before + sentence === text, rules))
    found.push(...checkWrapping(before, sentence, false, rules))
    before += sentence
    if (endsInRejected(before, rules)) found.push(rejected)
  }
  if (isRejected(text, rules)) found.push(rejected)
  found.push(...checkWrapping('', text, true, rules), ...checkWords(text, rules), ...checkRecent(text, rules))
  found.push(...checkFinished(text, rules))
  return distinct(found)
}

/** What depends on the sentence and on what was said before it. */
function checkNext(before: string, said: string, text: string, rules: TextRules): readonly Violation[] {
  return [
    ...checkSpeaker(before, said, rules),
    ...checkEcho(said, text, rules),
    ...checkRemark(before, said, rules),
    ...checkLoop(before, said, rules),
    ...checkWordLoop(text, rules),
    ...checkPictures(said, rules),
    ...checkNarration(said, text, rules),
    ...checkSpeech(said, before, rules),
  ]
}

/** What shows when nothing more comes. */
function checkFinished(text: string, rules: TextRules): readonly Violation[] {
  return rules.contract.oneOf === undefined
    ? [...checkEnd(text, rules), ...checkTense(text, rules), ...checkWholeSpeech(text, rules)]
    : []
}

function distinct(found: readonly Violation[]): readonly Violation[] {
  const seen = new Set<string>()
  return found.filter(({ rule, detail }) => !seen.has(rule + detail) && seen.add(rule + detail))
}

function tooLong(detail: string): Violation {
  return { rule: 'max', detail }
}

function checkLength(text: string, rules: TextRules): readonly Violation[] {
  const { language, maxWords, contract } = rules
  const { maxSentences, maxCharacters } = contract
  return [
    ...linesOver(text, rules),
    ...over(countWords(text, language), maxWords, 'words'),
    ...(maxSentences === undefined ? [] : over(countSentences(text, language), maxSentences, 'sentences')),
    ...(maxCharacters === undefined ? [] : over(countCharacters(text, language), maxCharacters, 'characters')),
  ]
}

function linesOver(text: string, { maxLines }: TextRules): readonly Violation[] {
  return maxLines === undefined ? [] : over(text.split('\n').length, maxLines, 'lines')
}

function over(count: number, most: number, unit: string): readonly Violation[] {
  return count > most ? [tooLong(`It has ${count} ${unit}; at most ${most} are allowed.`)] : []
}

function checkNever(text: string, { never, contract, language }: TextRules): readonly Violation[] {
  const isThere = neverIn(text, language)
  return [...never, ...(contract.never ?? [])].filter(isThere).map(written => {
    const { phrase, isStem } = neverPattern(written)
    const what = isStem ? `a word that begins with “${phrase}”` : `“${phrase}”`
    return { rule: 'never', detail: `It contains ${what}, which must not occur.` }
  })
}

/** Words about the task. */
function checkRemark(before: string, said: string, rules: TextRules): readonly Violation[] {
  const { place, brief, authored, contract, language } = rules
  const limits = [contract.maxWords, contract.minWords, rules.maxWords].filter(limit => limit !== undefined)
  const isSpoken = place === 'dialogue'
  // `Sure!` is a sentence, and what follows it begins the text.
  const isFirst =
    before === '' ||
    (before.endsWith('!') && countWords(before, language) <= 3) ||
    /^(?:sure|sure thing|got it|okay|ok|certainly|of course|understood|alright|absolutely)\.$/i.test(before)
  const remark = findRemark(said, { isSpoken, isFirst, limits, wanted: `${brief} ${authored}` })
  return remark === undefined
    ? []
    : [{ rule: 'remark', detail: `It has ${remark.kind} (“${remark.found}”); only the story’s words belong there.` }]
}

/** Fewer words than these, with more to come, are a name or a word that is quoted without marks. */
const leastBegun = 4

/**
 * Another language than the page's, unless the author's own words are in one, too: the text so far, or in narration a
 * sentence of it. Who speaks may change from one to another.
 */
function checkLanguage(text: string, said: string, isWhole: boolean, rules: TextRules): readonly Violation[] {
  const { language, authored, place, contract } = rules
  if (place === 'stop' || contract.oneOf !== undefined) return []
  const isOther = (each: string): boolean =>
    (isWhole || countWords(each, language) >= leastBegun) && isOtherLanguage(each, language)
  const isSentence = place === 'narration' && text.trim() !== said && countWords(said, language) >= leastBegun
  return (isOther(text) || (isSentence && isOther(said))) && !isOtherLanguage(authored, language)
    ? [{ rule: 'language', detail: `It is not in the language whose tag is ${language}.` }]
    : []
}

/** So many words make a sentence that may be said again on purpose, and so often in one text. */
const refrain = { words: 4, times: 3 }

/** A sentence that was said already: a model in a loop, or one that copies the lines around it. */
function checkLoop(before: string, said: string, { contract, language, recent }: TextRules): readonly Violation[] {
  const count = countWords(said, language)
  // Where the author lists the whole texts, they may come back.
  if (contract.oneOf !== undefined || count < 3) return []
  const same = spoken(said, language)
  const isSame = (sentence: string): boolean => spoken(sentence, language) === same
  const earlier = sentences(before, language)
  const times = earlier.filter(isSame).length
  // Once more, with something else between, is a device; twice, or another with it, is a loop.
  const isDevice = times === 1 && !isSame(earlier.at(-1) ?? '') && !hasRepeats(earlier, language)
  const isLoop = times > 0 && (count > refrain.words ? !isDevice : times >= refrain.times)
  const isShown = recent.some(
    line => isSame(line) || (count >= refrain.words && sentences(line, language).some(isSame)),
  )
  return isLoop || isShown ? [{ rule: 'repetition', detail: 'It says a sentence again that was just said.' }] : []
}

function hasRepeats(all: readonly string[], language: string): boolean {
  const long = all.map(each => spoken(each, language)).filter(each => countWords(each, language) > refrain.words)
  return new Set(long).size < long.length
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
