import { type Json, sameJson } from '../../base/json.ts'
import { neverIn } from '../../base/never-in.ts'
import { countWords } from '../../base/words.ts'
import { type Knowers, mayKnow } from '../../diary/knowers.ts'
import { knowersOf } from '../../diary/knowers-of.ts'
import type { Bible } from '../../story/bible.ts'
import { conditionsHold } from '../../story/conditions.ts'
import type { Input } from '../../story/input.ts'
import { LacunaError } from '../../story/lacuna-error.ts'
import { markText } from '../../story/mark.ts'
import { outcomesIn } from '../../story/outcomes.ts'
import type { OpenSlot, Passage, PassageChoice, PassageLine, Piece } from '../../story/passage.ts'
import type { Skeleton } from '../../story/skeleton.ts'
import { hidesChoices, inputsAt, slotStop } from '../../story/verbs/stops.ts'
import { verbs } from '../../story/verbs/verbs.ts'

/** What may stand behind a passage, in the author's words. */
export interface Following {
  /** The label that leads there. Default: what was asked for leads there, whatever it is; or, of `answers`, nothing does. */
  readonly label?: readonly Piece[]
  readonly lines: readonly PassageLine[]
}

/** What may come behind some slots of a passage. */
export interface WhatFollows {
  /** Lines behind labels, or behind a value. */
  readonly after: readonly Following[]
  /** Labels that the reader may say aloud to who speaks. */
  readonly sayable: readonly PassageChoice[]
}

export const nothingFollows: WhatFollows = { after: [], sayable: [] }

/** What is looked at: labels, other values that are tried, lines behind each and words in them, at most. */
const most = { labels: 6, values: 3, lines: 3, words: 60 } as const

/** Says that a value came in which is tried only. */
const tried = markText({ entry: 0, source: 'live', tainted: true })

/** What {@link whatFollows} looks at. */
export interface FollowedSlots {
  readonly passage: Passage
  /** Indexes into its slots: those of one request. */
  readonly waiting: readonly number[]
  readonly bible: Bible
  /** BCP 47, of the request. */
  readonly language: string
}

/**
 * What may follow, by a dry run in the author's words: behind each label that is asked for, and behind a value that is asked
 * for, as far as every value leads to the same lines. Who speaks is told no line to come, but the labels that are said aloud
 * in their presence. A line with words of a secret before its time is left out.
 *
 * @param skeleton one that nothing else moves: a fork, so that no function of the game is called that is not pure.
 */
export function whatFollows(skeleton: Pick<Skeleton, 'step'>, followed: FollowedSlots): WhatFollows {
  const { passage, waiting } = followed
  const open = waiting.map(index => passage.slots[index] as OpenSlot)
  const knowers = waiting.map(index => knowersOf(passage, index))
  const isPlain = waiting.every((_, at) => verbs[open[at]?.slot.verb ?? 'fill'].brings === 'words')
  const isSpeech = isPlain && open.every(({ place }) => place === 'dialogue')
  const after = isPlain ? behindLabels(skeleton, followed) : behindValue(skeleton, followed)
  const sayable = isSpeech ? saidAloud(followed, knowers) : []
  return after.length === 0 && sayable.length === 0 ? nothingFollows : { after, sayable }
}

function behindLabels(skeleton: Pick<Skeleton, 'step'>, followed: FollowedSlots): readonly Following[] {
  const { passage, waiting } = followed
  const { choices, stop, at } = passage
  if (hidesChoices(stop) || !inputsAt(stop).includes('choose')) return []
  const asked = choices.filter(({ pieces }) => pieces.some(({ slot = -1 }) => waiting.includes(slot)))
  return asked.slice(0, most.labels).flatMap(({ id, pieces }) => {
    const lines = stepped(skeleton, at, { type: 'choose', choice: id })?.lines ?? []
    const shown = firstOf(lines, followed)
    return shown.length === 0 ? [] : [{ label: pieces, lines: shown }]
  })
}

function behindValue(skeleton: Pick<Skeleton, 'step'>, followed: FollowedSlots): readonly Following[] {
  const { passage, waiting } = followed
  const open = passage.slots[waiting[0] ?? -1]
  const { isVerdict, stop } = verbs[open?.slot.verb ?? 'fill']
  const next = slotStop(passage.stop)?.next
  if (open === undefined || isVerdict === true || stop === undefined || next === undefined) return []
  const authors = stepped(skeleton, passage.at, next(passage))
  const others = otherValues(open, passage).flatMap(
    value => stepped(skeleton, passage.at, next(passage, { value, mark: tried })) ?? [],
  )
  if (authors === undefined || others.length === 0) return []
  const lines = firstOf(linesOfAll(authors, others), followed)
  return lines.length === 0 ? [] : [{ lines }]
}

/** The lines up to the first that is another one somewhere, without those that the value is seen in. */
function linesOfAll({ lines }: Passage, others: readonly Passage[]): readonly PassageLine[] {
  const shared: PassageLine[] = []
  for (const [at, line] of lines.entries()) {
    const same = others.map(other => other.lines[at])
    if (same.some(other => other?.pieces.some(({ marks = [] }) => marks.includes(tried)))) continue
    if (same.some(other => other?.speaker !== line.speaker || textOf(other?.pieces ?? []) !== textOf(line.pieces)))
      break
    shared.push(line)
  }
  return shared
}

/** Some values besides the author's own that an answer may bring. */
function otherValues({ slot }: OpenSlot, { variables }: Passage): readonly Json[] {
  const { domain, oneOf } = slot.contract
  const now = variables[slot.variable ?? ''] ?? null
  const values: readonly Json[] = outcomesIn(domain) ?? oneOf ?? samples(domain)
  return values.filter(value => !sameJson(value, now)).slice(0, most.values)
}

function samples(domain: OpenSlot['slot']['contract']['domain']): readonly Json[] {
  if (domain?.type === 'range') return [domain.from, domain.to]
  if (domain?.type === 'options') return domain.options
  return domain?.type === 'number' ? [0, 1, -1] : ['somebody', 'something']
}

/** What a step says; nothing where it breaks, or would call what is called only once. */
function stepped(skeleton: Pick<Skeleton, 'step'>, at: Passage['at'], input: Input): Passage | undefined {
  try {
    const passage = skeleton.step(at, input)
    return passage.stop === 'broken' ? undefined : passage
  } catch (error) {
    if (error instanceof LacunaError) return undefined
    throw error
  }
}

/** The first lines with words, as many as are told; none that gives a secret away before its time. */
function firstOf(lines: readonly PassageLine[], followed: FollowedSlots): readonly PassageLine[] {
  const shown: PassageLine[] = []
  let words = 0
  for (const line of lines) {
    const text = textOf(line.pieces)
    if (text === '' || givesAway(text, followed)) continue
    words += countWords(text, followed.language)
    if (words > most.words || shown.length === most.lines) break
    shown.push(line)
  }
  return shown
}

function givesAway(text: string, { bible: { secrets = [] }, passage, language }: FollowedSlots): boolean {
  const closed = secrets.filter(({ until }) => !conditionsHold(until, passage.variables))
  if (closed.length === 0) return false
  const isIn = neverIn(text, language)
  return closed.some(({ words }) => words.some(isIn))
}

/** An opening quotation mark or a dash; or an apostrophe that is closed by another one. */
const spoken = /^\s*(?:[\p{Pi}"„‚«»「『—–]|'.*\p{P}'|'[^']*'\s*$)/u

function saidAloud(followed: FollowedSlots, knowers: readonly Knowers[]): readonly PassageChoice[] {
  const { choices, stop, present } = followed.passage
  if (hidesChoices(stop)) return []
  const isHeard = ({ present: there = present }: PassageChoice): boolean => knowers.every(one => mayKnow(one, there))
  return choices
    .filter(choice => isHeard(choice) && choice.pieces.every(({ slot }) => slot === undefined))
    .filter(({ pieces }) => spoken.test(textOf(pieces)) && !givesAway(textOf(pieces), followed))
    .slice(0, most.labels)
}

function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .trim()
}
