import type { OpenSlot, Passage } from '../passage.ts'
import { hidesChoices } from './stops.ts'
import { verbs } from './verbs.ts'

/** Whether a provider can fill a slot. The label of a choice that nobody reads is not filled. */
export function isFilled({ slot: { verb }, place }: OpenSlot, passage: Pick<Passage, 'stop' | 'choices'>): boolean {
  return verbs[verb].isFilled(passage) && !(place === 'label' && hidesChoices(passage.stop))
}
