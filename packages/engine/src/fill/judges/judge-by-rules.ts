import { countWords, sentences } from '../../base/words.ts'
import { checkCandidate } from '../contract/check-candidate.ts'
import { wordsOf } from '../contract/text-rules.ts'
import type { CandidateJudge, JudgedCandidates } from './candidate-judge.ts'
import { wornPhrases } from './worn-phrases.ts'

/** Points below zero at which the author's words are better. */
const leastPoints = -4

/**
 * A judge that needs no model. It takes points off for what rules can see: what the checks refuse, worn phrases, filler, one
 * opening again and again, the brief or the author's words said back, feelings that are named, and numbers and people that
 * nothing around the slot speaks of. The first of the best stands; where all have lost too many, the author's words do.
 */
export const judgeByRules: CandidateJudge = {
  id: 'rules',
  judge: async asked => {
    const points = asked.candidates.map(text => pointsOf(text, asked))
    const best = Math.max(...points)
    return best < leastPoints ? 'keep' : points.indexOf(best)
  },
}

/** What a text is worth by the rules: 0, or below. */
export function pointsOf(text: string, { request, slot, bible, recentLines = [] }: JudgedCandidates): number {
  const { language } = request
  const around = [slot.words, slot.brief, ...recentLines, ...request.facts].join('\n')
  const { violations } = checkCandidate(text, request, slot, { bible, recentLines })
  const own = wordsOf(text, language)
  const lost = [
    20 * Number(violations.length > 0),
    3 * wornPhrases.filter(phrase => phrase.test(text) && !phrase.test(around)).length,
    Math.max(0, count(text, filler) - 1),
    2 * count(text, feelings),
    2 * openingsAgain(text, language),
    5 * Math.max(0, shared(own, wordsOf(slot.brief, language), 1) - 0.5),
    8 * Math.max(0, shared(own, wordsOf(slot.words, language), 2) - 0.15),
    8 * shared(own, wordsOf((bible.samples ?? []).join('\n'), language), 4),
    3 * Number(own.length < 0.3 * countWords(slot.words, language)),
    1.5 * strangers(text, around),
  ]
  return -lost.reduce((sum, each) => sum + each, 0)
}

const filler = /\b(?:very|really|just|quite|somehow|almost|simply|suddenly|softly|gently|beautiful(?:ly)?)\b/giu
const feelings =
  /\b(?:feel(?:s|ing)?|felt|sad(?:ness)?|grie(?:f|ves?|ving)|lonel(?:y|iness)|guilty?|embarrassed|joy|forgiveness|hope(?:ful)?|sorrow|because (?:he|she|they) (?:knows?|feels?|loves?))\b/giu

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** Sentences that begin with the two words that another began with. */
function openingsAgain(text: string, language: string): number {
  const all = sentences(text, language).map(each => wordsOf(each, language).slice(0, 2).join(' '))
  return all.length - new Set(all).size
}

/** Share of the runs of so many words of a text that stand in another, 0 to 1; common words alone are none. */
function shared(own: readonly string[], other: readonly string[], length: number): number {
  const runs = (words: readonly string[]): readonly string[] =>
    words
      .filter(word => length > 1 || word.length > 3)
      .map((_, at, kept) => kept.slice(at, at + length).join(' '))
      .slice(0, length === 1 ? undefined : 1 - length)
  const [mine, known] = [runs(own), new Set(runs(other))]
  return mine.length === 0 ? 0 : mine.filter(run => known.has(run)).length / mine.length
}

const numbers =
  /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b/giu
const names = /(?<=\p{Ll}[,;:’]?\s)\p{Lu}\p{Ll}{2,}/gu

/** Numbers and names inside of sentences that nothing around speaks of. */
function strangers(text: string, around: string): number {
  const known = around.toLowerCase()
  const all = [...(text.match(numbers) ?? []), ...(text.match(names) ?? [])].map(each => each.toLowerCase())
  return new Set(all.filter(each => !known.includes(each))).size
}
