import type { Passage } from '../story/passage.ts'
import type { DiaryAlong, DiaryAt } from './diary-after.ts'

/** The line of a passage that a slot stands in, by its index; nothing for slots of labels, and for the one that stops the passage. */
export function lineOfSlot({ lines }: Pick<Passage, 'lines'>, slot: number): number | undefined {
  const at = lines.findIndex(({ pieces }) => pieces.some(piece => piece.slot === slot))
  return at === -1 ? undefined : at
}

/** What the diary is where a slot stands. */
export function diaryAtSlot({ lines, end }: DiaryAlong, passage: Pick<Passage, 'lines'>, slot: number): DiaryAt {
  const at = lineOfSlot(passage, slot)
  return (at === undefined ? undefined : lines[at]) ?? end
}
