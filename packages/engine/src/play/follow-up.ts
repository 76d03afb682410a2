import type { Input } from '../story/input.ts'
import { markText } from '../story/mark.ts'
import { slotStop } from '../story/verbs/stops.ts'
import type { Answer } from '../story/verbs/verb.ts'
import { isAwaited, type Segment, type SlotState } from './open-turn.ts'

/** The step that follows from a segment now; none at choices, at the end, where the story broke, and while an answer is awaited. */
export function followUp(segment: Segment): Input | undefined {
  const next = slotStop(segment.passage.stop)?.next
  if (next === undefined || isAwaited(segment)) return undefined
  return next(segment.passage, answerIn(segment.slots.at(-1)))
}

/** What a provider answered, where the author's own does not stand. */
function answerIn(state: SlotState | undefined): Answer | undefined {
  if (state?.kind !== 'filled' || state.fill.value === undefined) return undefined
  const { fill, entry } = state
  return { value: state.fill.value, mark: markText({ entry, source: fill.source, tainted: fill.tainted === true }) }
}
