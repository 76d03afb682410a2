import type { UsedActs } from '../fill/request/used-already.ts'
import type { Segment } from '../play/open-turn.ts'
import type { Turn } from '../play/turn.ts'
import type { Fill } from '../story/fill.ts'
import type { Story } from '../story/story.ts'

/** How many turns back something may have been used: what was used before that is not told as used any more. */
const usedWithin = 256

/**
 * The entries of the diary that fills have used up to a turn, and in the steps of the one behind it.
 *
 * @param segments of the turn under way.
 */
export function usedActs(
  { slots }: Pick<Story, 'slots'>,
  tip: Turn | undefined,
  segments: readonly Segment[],
): UsedActs {
  const inLines = new Set<number>()
  const inDocuments = new Set<number>()
  const use = ({ acts = [], slot }: Fill): void => {
    const isDocument = Object.hasOwn(slots, slot) && slots[slot]?.document !== undefined
    for (const act of acts) (isDocument ? inDocuments : inLines).add(act)
  }
  for (const state of segments.flatMap(segment => segment.slots)) if (state.kind === 'filled') use(state.fill)
  for (let turn = tip, seen = 0; turn !== undefined && seen < usedWithin; turn = turn.previous, seen++) {
    for (const { fill } of turn.fills) use(fill)
  }
  return { inLines, inDocuments }
}
