import type { OpenSlot, PassageLine } from '../story/passage.ts'
import type { ReadLine } from './read-line.ts'
import { openSlot, type ReadTag } from './read-tags.ts'

/** A line, and what it does to the slots of its passage. */
export interface JoinedLine {
  readonly said: PassageLine
  /** The slots that it opens. */
  readonly opened: readonly OpenSlot[]
  /** The slot of a document that has got one more line, and its index. */
  readonly longer?: { readonly at: number; readonly open: OpenSlot }
}

/**
 * A line whose words may belong to a document that an earlier line has opened: its pieces stand in that slot then.
 *
 * @param said the line, with its slots numbered in its passage.
 * @param slots of the passage so far.
 * @param opening the tag of a document none of whose lines was said yet: it came with a line that had no words.
 */
export function joinDocument(
  { continues, slots: own }: ReadLine,
  said: PassageLine,
  slots: readonly OpenSlot[],
  opening: ReadTag | undefined,
): JoinedLine {
  const more = own.at(-1)
  if (continues !== true || more === undefined) return { said, opened: own }
  const others = own.slice(0, -1)
  const { slot: document, words, place, speaker } = more
  if (opening?.slot !== undefined && opening.slot === document) {
    return { said, opened: [...others, openSlot(opening, opening.slot, words, place, speaker)] }
  }
  const at = slots.findLastIndex(open => open.slot === document)
  const open = slots[at]
  const number = slots.length + others.length
  const pieces = said.pieces.map(({ slot, ...piece }) => {
    if (slot !== number) return slot === undefined ? piece : { ...piece, slot }
    return open === undefined ? piece : { ...piece, slot: at }
  })
  const joined = { said: { ...said, pieces }, opened: others }
  return open === undefined
    ? joined
    : { ...joined, longer: { at, open: { ...open, words: `${open.words}\n${words}` } } }
}
