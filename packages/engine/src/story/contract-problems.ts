import { neverPattern } from '../base/never-pattern.ts'
import { countCharacters, countWords } from '../base/words.ts'
import type { BriefProblem } from './brief-problem.ts'
import type { Contract } from './slot.ts'

/** What of a contract no text can keep, and what of it says nothing. */
export function contractProblems(contract: Contract): readonly BriefProblem[] {
  return [...limitProblems(contract), ...neverProblems(contract), ...domainProblems(contract)]
}

const units = { maxWords: 'words', maxSentences: 'sentences', maxCharacters: 'characters', maxLines: 'lines' } as const

function limitProblems(contract: Contract): readonly BriefProblem[] {
  const { minWords = 0, maxWords, maxCharacters, mention = [] } = contract
  const problems: BriefProblem[] = []
  for (const [member, unit] of Object.entries(units)) {
    if (contract[member as keyof typeof units] !== 0) continue
    const least = unit === 'words' ? Math.max(minWords, 1) : 1
    problems.push(
      impossible(
        `No text has ${minWords > 0 && unit === 'words' ? `at least ${minWords} and ` : ''}at most 0 ${unit}.`,
        least,
        unit,
      ),
    )
  }
  if (maxWords !== undefined && maxWords > 0 && maxWords < minWords) {
    problems.push(impossible(`No text has at least ${minWords} and at most ${maxWords} words.`, minWords, 'words'))
  }
  if (maxCharacters !== undefined && maxCharacters > 0 && maxCharacters < minWords) {
    problems.push(
      impossible(
        `No text has at least ${minWords} words in at most ${maxCharacters} characters.`,
        6 * minWords,
        'characters',
      ),
    )
  }
  for (const phrase of mention) {
    const [words, characters] = [countWords(phrase, 'und'), countCharacters(phrase, 'und')]
    if (maxWords !== undefined && maxWords > 0 && words > maxWords) {
      problems.push(impossible(`"${phrase}" must be mentioned, and has more than ${maxWords} words.`, words, 'words'))
    }
    if (maxCharacters !== undefined && maxCharacters > 0 && characters > maxCharacters) {
      const message = `"${phrase}" must be mentioned, and has more than ${maxCharacters} characters.`
      problems.push(impossible(message, characters, 'characters'))
    }
  }
  return problems
}

function impossible(message: string, least: number, unit: string): BriefProblem {
  return { code: 'max-below-min', message, hint: `Write "max ${least} ${unit}" or more.` }
}

function neverProblems({ mention = [], never = [] }: Contract): readonly BriefProblem[] {
  const problems: BriefProblem[] = []
  for (const wanted of mention) {
    const forbidden = never.find(word => {
      const { phrase } = neverPattern(word)
      return phrase !== '' && wanted.toLowerCase().includes(phrase.toLowerCase())
    })
    if (forbidden === undefined) continue
    problems.push({
      code: 'mention-also-never',
      message: `"${wanted}" must be mentioned, and "${forbidden}" in it must never be.`,
      hint: 'Take it out of one of the two clauses.',
    })
  }
  for (const word of [...never, ...mention.filter(wanted => wanted.includes('*'))]) {
    const { phrase } = neverPattern(word)
    if (never.includes(word) && !phrase.includes('*') && phrase !== '') continue
    if (word.trim() !== '') problems.push(starProblem(word))
  }
  return problems
}

/** What is wrong with a star in a word that is looked for. */
export function starProblem(word: string): BriefProblem {
  const begun = /^\P{L}*(\p{L}[\p{L}\p{M}\p{N}'’-]*)/u.exec(word)?.[1] ?? 'drown'
  return {
    code: 'star-misplaced',
    message: `The star in "${word}" is looked for as it stands.`,
    hint: `A star is the rest of a word, at the very end of what must never occur: never "${begun}*".`,
  }
}

function domainProblems({ minWords, oneOf, domain, mention = [], ...contract }: Contract): readonly BriefProblem[] {
  const problems: BriefProblem[] = []
  const counted =
    minWords !== undefined || mention.length > 0 || Object.keys(units).some(member => Object.hasOwn(contract, member))
  if (counted && (oneOf !== undefined || domain?.type === 'options')) {
    problems.push({
      code: 'one-of-with-others',
      message: '"one of" already names every text that may stand here; a limit or a mention adds nothing.',
      hint: 'Keep "one of" and take max, min and mention out.',
    })
  }
  if (domain?.type === 'range' && domain.from > domain.to) {
    problems.push({
      code: 'range-empty',
      message: `No number is from ${domain.from} to ${domain.to}.`,
      hint: `Write "from ${domain.to} to ${domain.from}".`,
    })
  }
  return problems
}
