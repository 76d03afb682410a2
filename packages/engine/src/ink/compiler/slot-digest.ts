import { digest } from '../../base/digest.ts'
import type { Bank } from '../../story/bank.ts'
import type { SourcePlace } from '../../story/slot.ts'
import type { CheckedStory } from './checks/checked-story.ts'
import { documentOf } from './script-document.ts'
import type { ScriptSlot } from './slots-of-script.ts'

type Sources = Pick<CheckedStory, 'script' | 'source' | 'slots'>

/**
 * Digest of a slot as a reviewer sees it: brief, contract, reads, the author's words, and the lines and labels right
 * before and after it in its knot or stitch. Tags of other lines, ids and line numbers make no difference.
 */
export function slotDigest({ script, source }: Sources, slot: ScriptSlot): string {
  const { verb, brief, contract, reads } = slot.brief
  const { flow, place } = slot.line ?? slot.choice ?? { flow: undefined, place: slot.tag.place }
  const places = [...script.lines, ...script.choices].filter(each => each.flow === flow).map(each => each.place)
  const numbers = [...new Set(places.filter(({ file }) => file === place.file).map(({ line }) => line))]
  const inOrder = numbers.sort((a, b) => a - b)
  const at = inOrder.indexOf(place.line)
  const words = (line: number | undefined): string =>
    line === undefined ? '' : wordsAt(source, { file: place.file, line })
  const own = documentOf(script, slot)?.lines.map(each => each.place.line) ?? [place.line]
  const next = inOrder.find(line => line > (own.at(-1) ?? place.line))
  const around = [words(inOrder[at - 1]), ...own.map(words), words(next)]
  return digest({ verb, brief, contract, reads, around }).slice(0, 16)
}

/** By id, the digests of the slots that entries of the banks say they were decided for; `undefined` where none does. */
export function digestsFor(
  sources: Sources,
  banks: Readonly<Record<string, Bank>>,
): Readonly<Record<string, string>> | undefined {
  const entries = Object.values(banks).flatMap(bank => bank.entries)
  const ids = new Set(
    entries.flatMap(entry => (entry.state !== 'rejected' && entry.slotDigest !== undefined ? [entry.slot] : [])),
  )
  const slots = sources.slots.filter(({ id }) => ids.has(id))
  return slots.length === 0 ? undefined : Object.fromEntries(slots.map(slot => [slot.id, slotDigest(sources, slot)]))
}

/** A line of the script without its tags, comments and indents. */
function wordsAt(source: CheckedStory['source'], { file, line }: SourcePlace): string {
  const text = source.files.find(({ path }) => path === file)?.lines[line - 1] ?? ''
  return text
    .replace(/(?<!\\)#(?:\\.|[^\]\\])*/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
