import type { Passage } from '../story/passage.ts'
import type { Writer } from '../story/slot.ts'
import { bringsValue } from '../story/verbs/verbs.ts'
import type { Knowers } from './knowers.ts'

/**
 * By whose knowledge a slot of a passage is filled: a spoken line by its speaker's, a document by its writer's, a verdict or
 * a value by that of whom the slot names, else of the speaker of its line, else of those who are present together; all else
 * by the reader's.
 *
 * @param index into the passage's slots.
 */
export function knowersOf(passage: Pick<Passage, 'slots' | 'present' | 'choices' | 'lines'>, index: number): Knowers {
  const { slots } = passage
  const open = slots[index]
  if (open === undefined) return 'reader'
  const { slot, place, speaker } = open
  if (slot.document !== undefined) return byWriter(slot.document.by)
  if (!bringsValue(slot.verb)) return place === 'dialogue' && speaker !== undefined ? [speaker] : 'reader'
  if (slot.by !== undefined) return byWriter(slot.by)
  if (speaker !== undefined) return [speaker]
  const present = passage.choices[0]?.present ?? passage.lines.at(-1)?.present ?? passage.present
  return present.length === 0 ? 'reader' : [...present].sort()
}

function byWriter(writer: Writer | undefined): Knowers {
  if (writer === undefined) return 'reader'
  return writer === 'public' ? 'public' : [writer]
}
