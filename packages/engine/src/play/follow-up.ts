import type { Json } from '../base/json.ts'
import type { Input } from '../story/input.ts'
import { markText } from '../story/mark.ts'
import { authorsVerdict } from '../story/verdict.ts'
import { isAwaited, type Segment } from './open-turn.ts'

/** The step that follows from a segment now; none at choices, at the end, where the story broke, and while a value or a verdict is awaited. */
export function followUp(segment: Segment): Input | undefined {
  const { passage } = segment
  const slot = passage.slots.at(-1)?.slot.id ?? ''
  if (passage.stop === 'detour') return { type: 'returned', slot }
  if (isAwaited(segment)) return undefined
  const state = segment.slots.at(-1)
  if (passage.stop === 'decide') {
    const picked = state?.kind === 'filled' ? state.fill.value : undefined
    const option = passage.choices.find(({ id }) => id === picked) ?? authorsVerdict(passage.choices)
    return { type: 'verdict', choice: option.id, slot, ...(option.identity && { identity: option.identity }) }
  }
  if (passage.stop !== 'invent') return undefined
  if (state?.kind !== 'filled') return { type: 'value', slot }
  const variable = passage.slots.at(-1)?.slot.variable
  const { fill, entry } = state
  if (fill.value === undefined || variable === undefined) return { type: 'value', slot }
  return {
    type: 'value',
    slot,
    values: { [variable]: fill.value as Json },
    mark: markText({ entry, source: fill.source, tainted: fill.tainted === true }),
  }
}
