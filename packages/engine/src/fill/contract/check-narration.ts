import { hasPhrase } from '../../base/phrases.ts'
import { saysI, saysYou, tensesOf, withoutQuotes } from './narrator.ts'
import { type TextRules, wordsOf } from './text-rules.ts'
import type { Violation } from './violation.ts'

/** So many verbs in the past, and none in the present, make a text that is told in the past. */
const leastPast = 2
/** A label of fewer words is a phrase that may stand in any sentence. */
const leastLabel = 3

/** When it was: what is so dated may well be over where the rest is not. */
const before =
  /\b(?:1[0-9]|20)\d\d\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|march|april|june|july|august|september|october|november|december|yesterday|ago|ever|once|used to|years?|centur(?:y|ies)|childhood|before that|in those days)\b/iu

const decides =
  /(?<!\b(?:before|if|when|whenever|unless|until|whatever|whether|what|as|than|once)\s)\byou\s+(?:(?:now|then|finally|at last|quietly|suddenly)\s+)?(?:decide|choose|resolve)\s+(?:to|that|not to|on|against)\b|\byou\s+make\s+up\s+your\s+mind\s+(?:to|that)\b/iu
const asks =
  /^(?:so|and|now)?,?\s*(?:what|which|where)\s+(?:do|will|would|should|shall)\s+you\s+(?:do|say|choose|decide|go|pick)(?:\s+(?:now|next|then|about it|first))?\s*\?|^how (?:do|will|would|should) you (?:respond|react|answer|proceed|reply)\s*\?|\b(?:the|this) (?:choice|decision) is (?:yours|up to you)\b|^(?:it is|it’s|it's) up to you\b|\bwhat happens next is up to you\b|^(?:it is |it['’]s )?your (?:next )?move\s*[.?!]|^what(?: is|['’]s) your (?:next )?(?:move|choice|decision)\s*\?/iu
const offers = /^(?:do|will|would|should) you\b[^.?!]{3,80}\bor\b[^.?!]{3,80}\?/iu

/** What narration says of its reader and of time, that no path of the story bears: English alone is looked at. */
export function checkNarration(said: string, text: string, rules: TextRules): readonly Violation[] {
  if (!isNarrated(rules) || !/^en\b/iu.test(rules.language)) return []
  return [...checkReader(said, rules), ...checkPerson(text, rules)]
}

/** Whether the story's narrator tells it: a document has a writer of its own, who says "I" and tells what has been. */
function isNarrated({ place, maxLines }: TextRules): boolean {
  return place === 'narration' && maxLines === undefined
}

/** Narration that is wholly in the past where the author's is in the present. It shows in the whole alone. */
export function checkTense(text: string, rules: TextRules): readonly Violation[] {
  const { narrator, brief } = rules
  if (!isNarrated(rules) || narrator.tense !== 'present') return []
  const { past, maybePast, present } = tensesOf(text)
  const isPast = past > 0 ? past + maybePast >= leastPast : maybePast > leastPast
  return isPast && present === 0 && !before.test(text) && !/\b(?:was|were|had|did)\b/iu.test(brief)
    ? [{ rule: 'voice', detail: 'It is told in the past; the story is told in the present.' }]
    : []
}

function checkPerson(text: string, { narrator }: TextRules): readonly Violation[] {
  return narrator.person === 'you' && saysI(text) && !saysYou(text)
    ? [{ rule: 'voice', detail: 'Its narrator says “I”; the story speaks to its reader as “you”.' }]
    : []
}

function checkReader(said: string, { authored, brief, language, offers: labels }: TextRules): readonly Violation[] {
  const plain = withoutQuotes(said).trim()
  const wanted = `${brief} ${authored}`
  if (decides.test(plain) && !decides.test(wanted)) return [taken('It decides for the reader what they do.')]
  if (
    (asks.test(plain) || (labels.length > 0 && offers.test(plain))) &&
    !asks.test(authored) &&
    !offers.test(authored)
  ) {
    return [taken('It asks the reader what to do; the choices do that.')]
  }
  const label = labels.find(each => takes(plain, each, language) && !takes(authored, each, language))
  return label === undefined ? [] : [taken(`It takes a choice for the reader (“${label}”), which is theirs.`)]
}

/** Whether a sentence has the reader do what a label offers. */
function takes(said: string, label: string, language: string): boolean {
  const clause = label.split(/[.,;:!?—–]/u)[0] ?? ''
  const count = wordsOf(clause, language).length
  return count >= leastLabel && !/^[“"„«‘']/u.test(label) && hasPhrase(said, `you ${clause.trim()}`, language)
}

function taken(detail: string): Violation {
  return { rule: 'reader', detail }
}
