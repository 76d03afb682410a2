import { nearest } from '../base/nearest.ts'
import type { BriefProblem } from './brief-problem.ts'
import { type Clause, unitOf } from './clause.ts'
import { type SlotTagForm, slotTagForm, tagsWith, withArticle } from './verbs/slot-tag-forms.ts'
import type { SlotTag } from './verbs/slot-tags.ts'

const shapes: Readonly<Record<string, string>> = {
  max: 'max 40 words',
  min: 'min 3 words',
  mention: 'mention "the lamp", "rope"',
  never: 'never "sorry"',
  one: 'one of "calm", "storm"',
  from: 'from 1 to 6',
  reads: 'reads trust, @winter, @diary',
  may: 'may set trust',
  up: 'up to 3 exchanges',
}
const policies = ['author', 'reviewed', 'live']

/** What is wrong with one part of a tag that was read as `clause`, or as direction where there is none. */
export function clauseProblem(
  tag: SlotTag,
  part: string,
  clause: Clause | undefined,
  index: number,
  soFar: readonly Clause[],
  { clauses: taken }: Pick<SlotTagForm, 'clauses'> = slotTagForm(tag),
): BriefProblem | undefined {
  if (index === 0) return clause !== undefined && looksMeant(clause) ? clauseFirst(part) : insideDirection(part)
  if (clause !== undefined) return part.includes('{') ? holeIn(part) : misplaced(tag, part, clause, soFar, taken)
  return insideDirection(part) ?? otherWords(part) ?? almostClause(part)
}

function almostClause(part: string): BriefProblem | undefined {
  const word = /^\p{L}+/u.exec(part)?.[0] ?? ''
  const keyword = word === '' ? undefined : nearest(word, [...Object.keys(shapes), ...policies])
  if (keyword === undefined || !readsLikeClause(part, keyword)) return undefined
  if (part.includes('{')) return holeIn(part)
  return noClause(part, policies.includes(keyword) ? keyword : meantBy(part, keyword))
}

function holeIn(part: string): BriefProblem {
  return {
    code: 'hole-in-clause',
    message: `A clause is fixed when the story is compiled: the braces in "${part}" would never be filled in.`,
    hint: 'Write the words or numbers themselves, or put the condition into the direction, in a part of its own.',
  }
}

function noClause(part: string, meant: string | undefined): BriefProblem {
  return {
    code: 'unknown-clause',
    message: `"${part}" is no clause, so it is passed on as direction and never checked.`,
    hint: `Did you mean \`${meant}\`?`,
  }
}

/** The clause in the author's own words, where they only lack quotes or commas; else one of its kind. */
function meantBy(part: string, keyword: string): string | undefined {
  const rest = part.replace(/^\p{L}+\s*/u, '')
  if ((keyword === 'mention' || keyword === 'never') && bareWords.test(rest))
    return `${keyword} ${rest
      .split(',')
      .map(word => `"${word.trim()}"`)
      .join(', ')}`
  if (keyword === 'reads' && joinedNames.test(rest))
    return `reads ${rest.split(/\s+(?:and|or|&)\s+|\s*,\s*/).join(', ')}`
  return shapes[keyword]
}

const bareWords = /^[\p{L}\p{N}][\p{L}\p{N}'’-]*(\s*,\s*[\p{L}\p{N}][\p{L}\p{N}'’-]*)*$/u
const joinedNames = /^@?[\p{L}_][\p{L}\p{N}_.]*(\s*(,|\s(and|or|&)\s)\s*@?[\p{L}_][\p{L}\p{N}_.]*)+$/u

/** What people write for a clause that they know under another name. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:at most|up to|under|fewer than|less than|no more than|maximum|maximal|max)\s+(\d+)\s+(word|sentence|character|line)s?$/i,
    'max $1 $2s',
  ],
  [/^(\d+)\s+(word|sentence|character|line)s?(?:\s+(?:max|at most|or fewer|or less))?$/i, 'max $1 $2s'],
  [/^(?:max|at most|up to)?\s*(\d+)\s+(?:letters?|chars?|signs?)$/i, 'max $1 characters'],
  [/^(?:at least|over|more than|no fewer than|minimum)\s+(\d+)\s+words?$/i, 'min $1 words'],
  [/^(?:range|between)\s+(-?\d+)\s*(?:to|and|-|–|\.\.)\s*(-?\d+)$/i, 'from $1 to $2'],
  [/^(?:avoid|without|not|no)\s+(["“].*)$/i, 'never $1'],
  [/^(?:include|including|say|with)\s+(["“].*)$/i, 'mention $1'],
]

function otherWords(part: string): BriefProblem | undefined {
  const found = synonyms.find(([pattern]) => pattern.test(part))
  return found === undefined ? undefined : noClause(part, part.replace(...found))
}

const clauseInside =
  /,\s*(max\s+\d+\s+(?:word|sentence|character|line)s?|min\s+\d+\s+words?|(?:mention|never)\s+["“][^"”]*["”]|reads\s+@\p{L}+)\s*$/iu

/** A clause behind a comma is part of the sentence before it. */
function insideDirection(part: string): BriefProblem | undefined {
  const found = clauseInside.exec(part)
  if (found === null) return undefined
  return {
    code: 'unknown-clause',
    message: `"${found[1]}" stands behind a comma, so it is direction and never checked.`,
    hint: `Clauses are set apart by semicolons: "${part.slice(0, found.index)}; ${found[1]}".`,
  }
}

/** Whether a part that is no clause was meant as one: direction is full of words, so only its shape tells. */
function readsLikeClause(part: string, keyword: string): boolean {
  if (policies.includes(keyword)) return !/\s/.test(part)
  const rest = part.replace(/^\p{L}+\s*/u, '')
  if (keyword === 'max' || keyword === 'min') return /^(\d|\{)/.test(rest)
  if (keyword === 'mention' || keyword === 'never') return /^["“”„{'‘«]/.test(rest) || bareWords.test(rest)
  if (keyword === 'one') return /^(of\s+)?["“”„{'‘«]/.test(rest)
  if (keyword === 'from') return /^(-?\d|\{).*\bto\b/.test(rest)
  if (keyword === 'reads') return /^@|,/.test(rest) || joinedNames.test(rest)
  if (keyword === 'may') return /^set\b/i.test(rest)
  return /^to\s+\d+\b/.test(rest)
}

/** Whether a first part that has the form of a clause can hardly have been meant as the brief. */
function looksMeant(clause: Clause): boolean {
  return clause.type !== 'up to' && (clause.type !== 'reads' || clause.names.some(name => name.startsWith('@')))
}

function clauseFirst(part: string): BriefProblem {
  return {
    code: 'slot-without-brief',
    message: `The first part after the colon is the brief, so "${part}" is not read as a clause.`,
    hint: `Say first what may be written here: "what this line is for; ${part}".`,
  }
}

const ofEverySlot: readonly Clause['type'][] = ['policy', 'reads']
const once: readonly Clause['type'][] = ['max', 'min', 'one of', 'range', 'policy', 'up to', 'again', 'by']

function misplaced(
  tag: SlotTag,
  part: string,
  clause: Clause,
  soFar: readonly Clause[],
  taken: readonly string[],
): BriefProblem | undefined {
  const isOfLines = unitOf(clause) === 'lines'
  const tags = isOfLines ? tagsOfLines : tagsWith(clause.type)
  if (!ofEverySlot.includes(clause.type) && !(isOfLines ? tags.includes(tag) : taken.includes(clause.type))) {
    return {
      code: 'clause-not-for-verb',
      message: `"${part}" says nothing to ${withArticle(tag)}.`,
      hint: `Take it out; it belongs to ${tags.join(' or ')}.`,
    }
  }
  const same = soFar.filter(other => other.type === clause.type && unitOf(other) === unitOf(clause))
  if (once.includes(clause.type) && same.length > 1) {
    return {
      code: 'clause-twice',
      message: `"${clause.type === 'policy' ? 'author, reviewed or live' : clause.type}" is said twice; only "${part}" counts.`,
      hint: 'Keep one of them.',
    }
  }
  return undefined
}

/** Anything else is one line. */
const tagsOfLines: readonly SlotTag[] = ['document']
