import { nearest } from '../base/nearest.ts'
import { directionOf } from './brief-of.ts'
import type { BriefProblem } from './brief-problem.ts'
import { type Clause, clauseOf, type LimitUnit } from './clause.ts'
import { clauseProblem } from './clause-problem.ts'
import { contractProblems } from './contract-problems.ts'
import { readsOf } from './reads-of.ts'
import type { Contract, Dial, Reads, SlotDocument, SlotVerb, Writer } from './slot.ts'
import { withDefaults } from './slot-defaults.ts'
import { readSlotHead } from './slot-head.ts'
import { splitClauses } from './split-clauses.ts'
import { type SlotTagForm, slotTagForm } from './verbs/slot-tag-forms.ts'
import { type SlotTag, slotTags } from './verbs/slot-tags.ts'

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
  /** A fill of several lines, and who wrote it, as written. */
  readonly document?: SlotDocument
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
 * @param mayBe whether a slot of a verb could stand where the tag does, for a word that several verbs have in common.
 * @param defaults clauses that hold where it stands, of kinds that it may have none of itself.
 * @example parseBrief('fill greet: dry; max 12 words; reads trust').brief?.contract.maxWords // 12
 */
export function parseBrief(
  tagText: string,
  mayBe?: (verb: SlotVerb, name: string | undefined) => boolean,
  defaults: readonly Clause[] = [],
): BriefReading {
  const text = tagText.trim()
  const end = text.search(/[:;]/)
  const head = end < 0 ? text : text.slice(0, end)
  const word = /^\p{L}+/u.exec(text)?.[0] ?? ''
  const tag = slotTags.find(known => known === word)
  if (tag === undefined) return { problems: misspelledVerb(word, text[end] === ':') }
  const named = readSlotHead(head.slice(word.length))
  if (named === undefined) return { problems: [malformed(tag, text)] }
  const { id } = named
  const form = slotTagForm(tag, verb => mayBe?.(verb, id) === true)

  const problems: BriefProblem[] = []
  const parts = splitClauses(text.slice(head.length + (text[end] === ':' ? 1 : 0)))
  const own: Clause[] = []
  if (named.by !== undefined) {
    const said: Clause = { type: 'by', name: named.by }
    own.push(said)
    const problem = clauseProblem(tag, `by ${named.by}`, said, 1, own, form)
    if (problem !== undefined) problems.push(problem)
  }
  parts.forEach((part, index) => {
    const clause = clauseOf(part)
    if (clause !== undefined && (index > 0 || clause.type === 'up to')) own.push(clause)
    const problem = clauseProblem(tag, part, clause, index, own, form)
    if (problem !== undefined) problems.push(problem)
  })
  const brief = parts.flatMap(directionOf).join('; ')
  if (brief === '') problems.push(withoutBrief(tag, id))
  const clauses = withDefaults(own, form, defaults)
  const { verb, nameless, namesVariable, clauses: taken } = form
  if (nameless !== undefined && id === undefined) {
    problems.push(nameless(text.slice(tag.length).replace(/^\s*:?\s*/, '')))
  }

  const contract = contractOf(form, clauses)
  problems.push(...contractProblems(contract))
  const policy = clauses.findLast(clause => clause.type === 'policy')?.policy
  const by = taken.includes('by') ? clauses.findLast(clause => clause.type === 'by')?.name : undefined
  return {
    brief: {
      verb,
      ...(id === undefined ? {} : { localId: id }),
      brief,
      contract,
      reads: readsOf(clauses),
      ...(policy === undefined ? {} : { policy }),
      ...(namesVariable === true && id !== undefined ? { variable: id } : {}),
      ...(taken.includes('again') && clauses.some(({ type }) => type === 'again') ? { again: true } : {}),
      ...(form.isDocument ? { document: by === undefined ? {} : { by } } : by === undefined ? {} : { by }),
    },
    problems,
  }
}

const limits = [
  ['minWords', 'min', 'words'],
  ['maxWords', 'max', 'words'],
  ['maxSentences', 'max', 'sentences'],
  ['maxCharacters', 'max', 'characters'],
  ['maxLines', 'max', 'lines'],
] as const

function contractOf(form: SlotTagForm, clauses: readonly Clause[]): Contract {
  const limit = (type: 'max' | 'min', unit: LimitUnit) =>
    clauses.flatMap(clause => (clause.type === type && clause.unit === unit ? [clause.count] : [])).at(-1)
  const quoted = (type: 'mention' | 'never') => clauses.flatMap(clause => (clause.type === type ? clause.quoted : []))
  const oneOf = clauses.flatMap(clause => (clause.type === 'one of' ? clause.quoted : []))
  const range = clauses.findLast(clause => clause.type === 'range')
  const exchanges = clauses.findLast(clause => clause.type === 'up to')?.exchanges
  const maySet = clauses.flatMap(clause => (clause.type === 'may set' ? clause.names : []))
  const domain = form.domain?.({ oneOf, range })
  const contract: { -readonly [Key in keyof Contract]: Contract[Key] } = {}
  const [mention, never] = [quoted('mention'), quoted('never')]
  for (const [member, type, unit] of limits) {
    const count = limit(type, unit)
    if (count !== undefined) contract[member] = count
  }
  if (mention.length > 0) contract.mention = mention
  if (never.length > 0) contract.never = never
  if (oneOf.length > 0 && domain === undefined) contract.oneOf = oneOf
  if (domain !== undefined) contract.domain = domain
  if (exchanges !== undefined) contract.exchanges = exchanges
  if (maySet.length > 0) contract.maySet = maySet
  return contract
}

function misspelledVerb(word: string, hasColon: boolean): readonly BriefProblem[] {
  const verb = nearest(word, slotTags)
  const sameStart = verb !== undefined && [verb[0], verb[1]].includes(word[0]?.toLowerCase())
  if (!hasColon || verb === undefined || !sameStart || word.length < 2) return []
  return [
    {
      code: 'unknown-verb',
      message: `"${word}" is no slot: the words would never be filled.`,
      hint: `Did you mean "${verb}"? A slot begins with ${slotTags.join(', ')}.`,
    },
  ]
}

function malformed(tag: SlotTag, text: string): BriefProblem {
  const after = text.slice(tag.length).replace(/^\s*/, '')
  return {
    code: 'slot-malformed',
    message: `"${tag}" is followed by one word, the slot's id, and then by a colon.`,
    hint: `Write "${tag}: ${after.replaceAll(':', ',')}", or with an id "${tag} name: ...".`,
  }
}

function withoutBrief(tag: SlotTag, id: string | undefined): BriefProblem {
  const head = id === undefined ? tag : `${tag} ${id}`
  return {
    code: 'slot-without-brief',
    message: 'Nothing says what may be written here.',
    hint: `Write what you want after the colon: "${head}: what this line is for".${
      id === undefined ? '' : ` It may also stand in the bible: "slots:", and under it "${id}: ...".`
    }`,
  }
}
