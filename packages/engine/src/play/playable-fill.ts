import type { Fill, FillReason } from '../story/fill.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Skeleton } from '../story/skeleton.ts'
import { brokenIfEndless } from './endless-turn.ts'
import { followUp } from './follow-up.ts'
import { isAwaited, type Segment, type SlotState } from './open-turn.ts'

/**
 * A verdict or a value for the slot that a segment waits for, if the turn can go on with it: else the author's own, said
 * to be a dead end. Tried aside, with the author's words from there on, so that the step itself is taken as it ever was.
 *
 * @param skeleton a fork. Where it comes to a function of the game that is called once, nobody knows, and the fill stands.
 */
export function playableFill(skeleton: Skeleton, segment: Segment, fill: Fill): Fill {
  if (fill.value === undefined || !isAwaited(segment) || !isDeadEnd(skeleton, segment, fill)) return fill
  return authorsInstead(fill, segment.passage.slots.at(-1)?.words ?? '', 'dead-end')
}

/** The author's words or value in place of a fill. */
export function authorsInstead(fill: Fill, words: string, reason: FillReason): Fill {
  const { value: _, tainted: __, ...rest } = fill
  return { ...rest, source: 'author', text: words, reason }
}

function isDeadEnd(skeleton: Skeleton, waiting: Segment, fill: Fill): boolean {
  let segment: Segment = { ...waiting, slots: waiting.slots.with(-1, { kind: 'filled', fill, entry: 0 }) }
  try {
    for (let count = 0, next = followUp(segment); next !== undefined; next = followUp(segment)) {
      const passage = skeleton.step(segment.passage.at, next)
      const slots = passage.slots.map((): SlotState => ({ kind: 'author' }))
      segment = brokenIfEndless({ input: next, passage, first: 0, slots }, count++)
    }
  } catch (error) {
    // Not known ahead, or a value that the story won't have, which is seen when it is taken.
    if (error instanceof LacunaError) return false
    throw error
  }
  return segment.passage.stop === 'broken'
}
