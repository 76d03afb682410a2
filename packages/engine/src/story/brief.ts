import { nearest } from '../base/nearest.ts'
import { directionOf } from './brief-of.ts'
import type { BriefProblem } from './brief-problem.ts'
import { type Clause, clauseOf } from './clause.ts'
import { clauseProblem } from './clause-problem.ts'
import { readsOf } from './reads-of.ts'
import type { Contract, Dial, Reads, SlotVerb, Writer } from './slot.ts'
import { readSlotHead } from './slot-head.ts'
import { splitClauses } from './split-clauses.ts'
import { verbTags } from './verbs/verb-tags.ts'
import { slotVerbs } from './verbs/verbs.ts'

/** What one slot tag says, before it is known where it stands. */
export interface Brief {
  readonly verb: SlotVerb
  /** The id that the author gave, local to its knot; of an `invent` the name of its variable. */
  readonly localId?: string
  /** The direction, holes included, without clauses. */
  readonly brief: string
  readonly contract: Contract
  /** `typed` as written after the `@`, `said` as written after `@said.`, local or full. */
  readonly reads: Reads
  /** Absent when the author said nothing of it. */
  readonly policy?: Dial
  /** `invent`: the variable that it sets. */
  readonly variable?: string
  /** `invent`: another value at each visit. */
  readonly again?: true
  /** Whose knowledge counts, as written. */
  readonly by?: Writer
}

/** A tag that was read: `brief` is absent where it is no slot, or too far from one. */
export interface BriefReading {
  readonly brief?: Brief
  readonly problems: readonly BriefProblem[]
}

/**
 * Reads the text of one tag, without its `#`. Never throws: a tag that is no slot gives neither brief nor problem, and
 * what is wrong in one that is comes as problems beside as much of the brief as could be read.
 *
 * @example parseBrief('fill greet: dry; max 12 words; reads trust').brief?.contract.maxWords // 12
 */
export function parseBrief(tagText: string): BriefReading {
  const text = tagText.trim()
  const end = text.search(/[:;]/)
  const head = end < 0 ? text : text.slice(0, end)
  const word = /^\p{L}+/u.exec(text)?.[0] ?? ''
  const verb = slotVerbs.find(known => known === word)
  if (verb === undefined) return { problems: misspelledVerb(word, text[end] === ':') }
  const named = readSlotHead(head.slice(word.length))
  if (named === undefined) return { problems: [malformed(verb, text)] }
  const { id } = named

  const problems: BriefProblem[] = []
  const parts = splitClauses(text.slice(head.length + (text[end] === ':' ? 1 : 0)))
  const clauses: Clause[] = []
  if (named.by !== undefined) {
    const said: Clause = { type: 'by', name: named.by }
    clauses.push(said)
    const problem = clauseProblem(verb, `by ${named.by}`, said, 1, clauses)
    if (problem !== undefined) problems.push(problem)
  }
  parts.forEach((part, index) => {
    const clause = clauseOf(part)
    if (clause !== undefined && (index > 0 || clause.type === 'up to')) clauses.push(clause)
    const problem = clauseProblem(verb, part, clause, index, clauses)
    if (problem !== undefined) problems.push(problem)
  })
  const brief = parts.flatMap(directionOf).join('; ')
  if (brief === '') problems.push(withoutBrief(verb, id))
  const { nameless, clauses: own } = verbTags[verb]
  if (nameless !== undefined && id === undefined) {
    problems.push(nameless(text.slice(verb.length).replace(/^\s*:?\s*/, '')))
  }

  const contract = contractOf(verb, clauses)
  problems.push(...contradictions(contract))
  const policy = clauses.findLast(clause => clause.type === 'policy')?.policy
  const by = own.includes('by') ? clauses.findLast(clause => clause.type === 'by')?.name : undefined
  return {
    brief: {
      verb,
      ...(id === undefined ? {} : { localId: id }),
      brief,
      contract,
      reads: readsOf(clauses),
      ...(policy === undefined ? {} : { policy }),
      ...(nameless !== undefined && id !== undefined ? { variable: id } : {}),
      ...(own.includes('again') && clauses.some(({ type }) => type === 'again') ? { again: true } : {}),
      ...(by === undefined ? {} : { by }),
    },
    problems,
  }
}

function contractOf(verb: SlotVerb, clauses: readonly Clause[]): Contract {
  const words = (type: 'max' | 'min') =>
    clauses.flatMap(clause => (clause.type === type && 'words' in clause ? [clause.words] : [])).at(-1)
  const quoted = (type: 'mention' | 'never') => clauses.flatMap(clause => (clause.type === type ? clause.quoted : []))
  const oneOf = clauses.flatMap(clause => (clause.type === 'one of' ? clause.quoted : []))
  const range = clauses.findLast(clause => clause.type === 'range')
  const exchanges = clauses.findLast(clause => clause.type === 'up to')?.exchanges
  const maySet = clauses.flatMap(clause => (clause.type === 'may set' ? clause.names : []))
  const domain = verbTags[verb].domain?.({ oneOf, range })
  const contract: { -readonly [Key in keyof Contract]: Contract[Key] } = {}
  const [min, max, mention, never] = [words('min'), words('max'), quoted('mention'), quoted('never')]
  if (min !== undefined) contract.minWords = min
  if (max !== undefined) contract.maxWords = max
  if (mention.length > 0) contract.mention = mention
  if (never.length > 0) contract.never = never
  if (oneOf.length > 0 && domain === undefined) contract.oneOf = oneOf
  if (domain !== undefined) contract.domain = domain
  if (exchanges !== undefined) contract.exchanges = exchanges
  if (maySet.length > 0) contract.maySet = maySet
  return contract
}

function contradictions(contract: Contract): readonly BriefProblem[] {
  const problems: BriefProblem[] = []
  const { minWords, maxWords, mention = [], never = [], oneOf, domain } = contract
  if (maxWords === 0 || (minWords !== undefined && maxWords !== undefined && maxWords < minWords)) {
    problems.push({
      code: 'max-below-min',
      message: `No text has at least ${minWords ?? 1} and at most ${maxWords} words.`,
      hint: `Write "max ${Math.max(minWords ?? 1, 1)} words" or more.`,
    })
  }
  for (const wanted of mention) {
    const forbidden = never.find(word => word !== '' && wanted.toLowerCase().includes(word.toLowerCase()))
    if (forbidden === undefined) continue
    problems.push({
      code: 'mention-also-never',
      message: `"${wanted}" must be mentioned, and "${forbidden}" in it must never be.`,
      hint: 'Take it out of one of the two clauses.',
    })
  }
  const counted = minWords !== undefined || maxWords !== undefined || mention.length > 0
  if (counted && (oneOf !== undefined || domain?.type === 'options')) {
    problems.push({
      code: 'one-of-with-others',
      message: '"one of" already names every text that may stand here; a count of words or a mention adds nothing.',
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

function misspelledVerb(word: string, hasColon: boolean): readonly BriefProblem[] {
  const verb = nearest(word, slotVerbs)
  const sameStart = verb !== undefined && [verb[0], verb[1]].includes(word[0]?.toLowerCase())
  if (!hasColon || verb === undefined || !sameStart || word.length < 2) return []
  return [
    {
      code: 'unknown-verb',
      message: `"${word}" is no slot: the words would never be filled.`,
      hint: `Did you mean "${verb}"? The verbs are ${slotVerbs.join(', ')}.`,
    },
  ]
}

function malformed(verb: SlotVerb, text: string): BriefProblem {
  const after = text.slice(verb.length).replace(/^\s*/, '')
  return {
    code: 'slot-malformed',
    message: `"${verb}" is followed by one word, the slot's id, and then by a colon.`,
    hint: `Write "${verb}: ${after.replaceAll(':', ',')}", or with an id "${verb} name: ...".`,
  }
}

function withoutBrief(verb: SlotVerb, id: string | undefined): BriefProblem {
  const head = id === undefined ? verb : `${verb} ${id}`
  return {
    code: 'slot-without-brief',
    message: 'Nothing says what may be written here.',
    hint: `Write what you want after the colon: "${head}: what this line is for".`,
  }
}
