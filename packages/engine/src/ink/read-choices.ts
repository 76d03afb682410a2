import type { ChoiceIdentity } from '../story/choice-identity.ts'
import { type MarkedText, sealed, textOf } from '../story/marked-text.ts'
import { memoryIn } from '../story/memory-tag.ts'
import type { OpenSlot, PassageChoice, Piece } from '../story/passage.ts'
import { argumentsBehind } from './call-arguments.ts'
import { cleanRuns } from './clean-runs.ts'
import type { InkSlot } from './ink-bundle.ts'
import type { InkContent } from './ink-content.ts'
import type { InkOffer } from './ink-runtime.ts'
import { type MarkedLabel, type MarkTracker, unionOfMarks } from './marks.ts'
import { toPieces } from './read-line.ts'
import { openSlot, type ReadTag } from './read-tags.ts'
import type { SortedChoiceTags } from './sorted-choice-tags.ts'
import { verbsOn } from './tag-targets.ts'

interface ReadChoices {
  readonly choices: readonly PassageChoice[]
  readonly slots: readonly OpenSlot[]
}

const none: readonly never[] = []
const labelVerbs: readonly string[] = verbsOn('words')
const choiceTag = new RegExp(String.raw`^(${labelVerbs.join('|')}|means|default|id)(?=[\s:;]|$)\s*:?\s*(.*)$`, 's')

/** The options as a passage offers them, without those at the numbers `withdrawn`; slots of labels count on from `firstSlot`. */
export function readChoices(
  content: InkContent,
  offers: readonly InkOffer[],
  marks: MarkTracker | undefined,
  firstSlot: number,
  withdrawn: readonly number[] = none,
): ReadChoices {
  const slots: OpenSlot[] = []
  const seen = new Map<string, number>()
  const choices = offers.flatMap((offer, number): PassageChoice | readonly never[] => {
    // Withdrawn ones count among those of the same id: no other one's id changes.
    const id = choiceId(content, offer, seen)
    if (withdrawn.includes(number)) return none
    const identity = identityOf(content, offer)
    const known = content.bundle.choices[offer.sourcePath]
    const present = presentAt(content, offer)
    const named = { id, ...(identity && { identity }), ...(present && { present }) }
    const label = marks?.labelOf(offer)
    const part = content.hasParts ? content.partAt(content.placeOfChoice(offer.sourcePath)) : undefined
    if (offer.tags === null || offer.tags.length === 0) {
      const pieces =
        label === undefined
          ? withPart([{ text: offer.text }], part)
          : labelPieces(offer, label.parts, undefined, '', part)
      return { ...named, pieces, tags: none, preferred: false }
    }
    const tags = choiceTags(content, offer.tags, label)
    const slot = known?.slot === undefined || tags.fill === undefined ? undefined : content.bundle.slots[known.slot]
    const index = slot === undefined ? undefined : firstSlot + slots.length
    const pieces = labelPieces(offer, label?.parts, index, known?.lead ?? '', part)
    if (slot !== undefined && tags.fill !== undefined) {
      const words = pieces.filter(piece => piece.slot === index).map(piece => piece.text)
      slots.push(openSlot({ ...tags.fill, slot }, slot as InkSlot, words.join(''), 'label'))
    }
    return {
      ...named,
      pieces,
      tags: slot === undefined && tags.fill !== undefined ? [...tags.own, tags.fill.text] : tags.own,
      ...tags.means,
      preferred: tags.preferred,
      ...(tags.memory === undefined ? {} : { memory: tags.memory }),
    }
  })
  return { choices, slots }
}

/** The ids of the options, in their order. */
export function choiceIds(content: InkContent, offers: readonly InkOffer[]): readonly string[] {
  const seen = new Map<string, number>()
  return offers.map(offer => choiceId(content, offer, seen))
}

function identityOf(content: InkContent, offer: InkOffer): ChoiceIdentity | undefined {
  const identity = content.bundle.identities?.[offer.sourcePath]
  const given = identity && argumentsBehind(offer, content.placeOfChoice(offer.sourcePath))
  return given === undefined ? identity : { ...identity, given }
}

function choiceId(content: InkContent, offer: InkOffer, seen: Map<string, number>): string {
  const id = content.bundle.choices[offer.sourcePath]?.id ?? offer.sourcePath
  const times = (seen.get(id) ?? 0) + 1
  seen.set(id, times)
  return times === 1 ? id : `${id}~${times}`
}

/** The tags of an option, sorted. Those without marks say the same wherever they read the same. */
function choiceTags(content: InkContent, tags: readonly string[], label: MarkedLabel | undefined): SortedChoiceTags {
  const { plainChoiceTags } = content
  if (label?.tagMarks !== undefined) return sortChoiceTags(content, tags, label)
  let key = ''
  for (const tag of tags) key += `${tag.length} ${tag}`
  const known = plainChoiceTags.get(key)
  if (known !== undefined) return known
  const made = sortChoiceTags(content, tags, label)
  plainChoiceTags.set(key, made)
  return made
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** What a tag is for is read from its author's words; what stands behind that is theirs and the values' in it. */
function sortChoiceTags(
  { bundle, hasMemories }: InkContent,
  tags: readonly string[],
  label: MarkedLabel | undefined,
): SortedChoiceTags {
  const own: string[] = []
  const sorted: Pick<Writable<SortedChoiceTags>, 'fill' | 'means' | 'memory'> = { means: {} }
  let preferred = false
  for (const [index, tag] of tags.entries()) {
    const { runs, marks } = markedTag(tag, label, index)
    const memory = hasMemories ? memoryIn(tag, runs, marks, name => Object.hasOwn(bundle.bible.cast, name)) : undefined
    if (memory !== undefined) {
      sorted.memory = memory
      continue
    }
    const { text, open } = sealed(tag, runs)
    const [, word = '', rest = ''] = choiceTag.exec(text) ?? []
    if (labelVerbs.includes(word)) sorted.fill = { text: tag, ...(runs && { runs }), ...(marks && { marks }) }
    else if (word === 'means') {
      const pieces = open(rest)
      sorted.means = { means: textOf(pieces), ...(marks && { meansPieces: pieces, meansMarks: marks }) }
    } else if (word === 'default') preferred ||= holds(textOf(open(rest)).trim())
    else if (word !== 'id') own.push(tag)
  }
  return { ...sorted, preferred, own }
}

/** What a slot's or a choice's tag begins with, whatever values stand in the rest of it. */
const head = new RegExp(
  String.raw`^(?:(?:${labelVerbs.join('|')})(?:\s+[\p{L}\p{N}_-]+)?\s*(?::\s*|(?=;)|$)|(?:means|default|id)(?:\s*:\s*|\s+|$)|memory!?\s*(?:\([^()]*\)\s*)?:\s*)`,
  'u',
)

/** A tag with its runs. Where they are not known, as in an older save, all behind its head is one run with the marks of all tags. */
function markedTag(text: string, label: MarkedLabel | undefined, index: number): Omit<ReadTag, 'slot'> {
  const all = label?.tagMarks
  if (all === undefined) return { text }
  const runs = label?.tags?.[index]
  if (runs === undefined || textOf(runs) !== text) {
    const own = head.exec(text)?.[0] ?? ''
    return { text, runs: [{ text: own }, { text: text.slice(own.length), marks: all }], marks: all }
  }
  const marks = unionOfMarks(runs.map(run => run.marks))
  return marks === undefined ? { text } : { text, runs, marks }
}

/** `# default` alone, or with a condition as ink has written its outcome. */
function holds(outcome: string): boolean {
  return outcome === '' || outcome === 'true' || (Number(outcome) !== 0 && !Number.isNaN(Number(outcome)))
}

/** Who is present where the choice is offered, as far as it is declared. */
function presentAt(content: InkContent, { sourcePath, threadAtGeneration }: InkOffer): readonly string[] | undefined {
  if (!content.hasPresent) return undefined
  const caller = threadAtGeneration?.callstack[0]?.currentPointer.container ?? null
  return content.presentAt(content.placeOfChoice(sourcePath)) ?? content.presentAt(caller)
}

function withPart<R extends object>(runs: readonly R[], part: string | undefined): readonly (R & { part?: string })[] {
  return part === undefined ? runs : runs.map(run => ({ ...run, part }))
}

/** The label in pieces: the words in front of its bracket, which stay, and those of its slot. */
function labelPieces(
  offer: InkOffer,
  parts: readonly MarkedText[] | undefined,
  slot: number | undefined,
  lead: string,
  part: string | undefined,
): readonly Piece[] {
  const runs = withPart(parts === undefined ? [{ text: offer.text }] : trimmed(cleanedLike(offer, parts)), part)
  if (slot === undefined) return toPieces(runs)
  const kept = lead.trim() !== '' && offer.text.startsWith(lead.trim()) ? lead.trim().length : 0
  return toPieces(
    runs.flatMap((run, index) => {
      const before = runs.slice(0, index).reduce((length, one) => length + one.text.length, 0)
      const cut = Math.max(0, Math.min(run.text.length, kept - before))
      return [
        { ...run, text: run.text.slice(0, cut) },
        { ...run, text: run.text.slice(cut), slot },
      ].filter(one => one.text !== '')
    }),
  )
}

/** ink does not clean the white space inside a label; should it ever, the parts still add up to its text. */
function cleanedLike(offer: InkOffer, parts: readonly MarkedText[]): readonly MarkedText[] {
  const text = parts.map(part => part.text).join('')
  return text.replace(/^[ \t]+|[ \t]+$/g, '') === offer.text ? parts : cleanRuns(parts)
}

/** Parts without blanks at either end of the label. */
function trimmed(parts: readonly MarkedText[]): readonly MarkedText[] {
  const all = parts.map(part => ({ ...part }))
  for (const part of all) {
    part.text = part.text.replace(/^[ \t]+/, '')
    if (part.text !== '') break
  }
  for (const part of all.toReversed()) {
    part.text = part.text.replace(/[ \t]+$/, '')
    if (part.text !== '') break
  }
  return all.filter(part => part.text !== '')
}
