import type { OpenSlot, PassageChoice, Piece } from '../story/passage.ts'
import { cleanRuns } from './clean-runs.ts'
import type { InkSlot } from './ink-bundle.ts'
import type { InkContent } from './ink-content.ts'
import type { InkOffer } from './ink-runtime.ts'
import type { MarkedText, MarkTracker } from './marks.ts'
import { toPieces } from './read-line.ts'
import { openSlot } from './read-tags.ts'

interface ReadChoices {
  readonly choices: readonly PassageChoice[]
  readonly slots: readonly OpenSlot[]
}

const none: readonly never[] = []

/** The options as a passage tells them; slots of labels count on from `firstSlot`. */
export function readChoices(
  content: InkContent,
  offers: readonly InkOffer[],
  marks: MarkTracker | undefined,
  firstSlot: number,
): ReadChoices {
  const slots: OpenSlot[] = []
  const seen = new Map<string, number>()
  const choices = offers.map((offer): PassageChoice => {
    const id = choiceId(content, offer, seen)
    const label = marks?.labelOf(offer)
    if (offer.tags === null || offer.tags.length === 0) {
      const pieces = label === undefined ? [{ text: offer.text }] : labelPieces(offer, label.parts, undefined, '')
      return { id, pieces, tags: none, preferred: false }
    }
    const known = content.bundle.choices[offer.sourcePath]
    const tags = sortChoiceTags(offer.tags)
    const slot = known?.slot === undefined || tags.fill === undefined ? undefined : content.bundle.slots[known.slot]
    const index = slot === undefined ? undefined : firstSlot + slots.length
    const pieces = labelPieces(offer, label?.parts, index, known?.lead ?? '')
    if (slot !== undefined && tags.fill !== undefined) {
      const words = pieces.filter(piece => piece.slot === index).map(piece => piece.text)
      const tag = { text: tags.fill, slot, marks: label?.tagMarks }
      slots.push(openSlot(tag, slot as InkSlot, words.join(''), 'label'))
    }
    return {
      id,
      pieces,
      tags: slot === undefined && tags.fill !== undefined ? [...tags.own, tags.fill] : tags.own,
      ...(tags.means === undefined ? {} : { means: tags.means }),
      ...(tags.means === undefined || label?.tagMarks === undefined ? {} : { meansMarks: label.tagMarks }),
      preferred: tags.preferred,
    }
  })
  return { choices, slots }
}

/** The ids of the options, in their order. */
export function choiceIds(content: InkContent, offers: readonly InkOffer[]): readonly string[] {
  const seen = new Map<string, number>()
  return offers.map(offer => choiceId(content, offer, seen))
}

function choiceId(content: InkContent, offer: InkOffer, seen: Map<string, number>): string {
  const id = content.bundle.choices[offer.sourcePath]?.id ?? offer.sourcePath
  const times = (seen.get(id) ?? 0) + 1
  seen.set(id, times)
  return times === 1 ? id : `${id}~${times}`
}

function sortChoiceTags(tags: readonly string[]): {
  readonly fill?: string
  readonly means?: string
  readonly preferred: boolean
  readonly own: readonly string[]
} {
  const own: string[] = []
  const sorted: { fill?: string; means?: string } = {}
  let preferred = false
  for (const tag of tags) {
    const [, verb, rest = ''] = /^(fill|means|default|id)(?=[\s:;]|$)\s*:?\s*(.*)$/s.exec(tag) ?? []
    if (verb === 'fill') sorted.fill = tag
    else if (verb === 'means') sorted.means = rest
    else if (verb === 'default') preferred ||= holds(rest.trim())
    else if (verb !== 'id') own.push(tag)
  }
  return { ...sorted, preferred, own }
}

/** `# default` alone, or with a condition as ink has written its outcome. */
function holds(outcome: string): boolean {
  return outcome === '' || outcome === 'true' || (Number(outcome) !== 0 && !Number.isNaN(Number(outcome)))
}

/** The label in pieces: the words in front of its bracket, which stay, and those of its slot. */
function labelPieces(
  offer: InkOffer,
  parts: readonly MarkedText[] | undefined,
  slot: number | undefined,
  lead: string,
): readonly Piece[] {
  const runs = parts === undefined ? [{ text: offer.text }] : trimmed(cleanedLike(offer, parts))
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
