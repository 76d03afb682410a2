import { LacunaError } from '../story/lacuna-error.ts'
import { problemOf } from '../story/problem.ts'
import { followUp } from './follow-up.ts'
import type { Segment } from './open-turn.ts'

/** Steps of one turn that nobody decides on: more of them is a loop. */
const maxSegments = 1000

/** The last segment of a turn: broken, where the turn has gone round in a circle for too long. */
export function brokenIfEndless(segment: Segment, before: number): Segment {
  if (before + 1 < maxSegments || followUp(segment) === undefined) return segment
  const error = new LacunaError('story-failed', `The story goes on for ${maxSegments} steps without a choice.`, {
    hint: 'It goes round in a circle of decisions, detours or invented values: give the circle a choice.',
    data: { slot: segment.passage.slots.at(-1)?.slot.id ?? '' },
  })
  return { ...segment, passage: { ...segment.passage, stop: 'broken', problem: problemOf(error), choices: [] } }
}
