import type { SlotVerb } from '../story/slot.ts'
import { slotVerbs } from '../story/verbs/verbs.ts'

/** What the tag of a verb belongs to: the words of a line or a label, the choices right below, a line, or a whole knot. */
export type TagTarget = 'words' | 'choices' | 'line' | 'knot'

/** Where the tag of each verb stands. */
export const tagTargets: Readonly<Record<SlotVerb, TagTarget>> = {
  fill: 'words',
  ask: 'choices',
  decide: 'choices',
  invent: 'line',
  detour: 'knot',
  judge: 'line',
}

/** The verbs whose tags belong to something of that kind. */
export function verbsOn(target: TagTarget): readonly SlotVerb[] {
  return slotVerbs.filter(verb => tagTargets[verb] === target)
}

/** Whether the passage ends before the line or the knot that the tag belongs to. */
export function endsBefore(verb: SlotVerb): boolean {
  return tagTargets[verb] === 'line' || tagTargets[verb] === 'knot'
}
