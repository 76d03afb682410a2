import type { OpenSlot, Passage } from '../passage.ts'
import { hidesChoices } from './stops.ts'
import { verbs } from './verbs.ts'

/**
 * Whether a provider can fill a slot. The label of a choice that nobody reads is not filled, and among one choice there is
 * nothing to pick.
 */
export function isFilled({ slot, place }: OpenSlot, { stop, choices }: Pick<Passage, 'stop' | 'choices'>): boolean {
  const { brings } = verbs[slot.verb]
  if (brings === 'choice') return choices.length > 1
  return brings !== 'nothing' && !(place === 'label' && hidesChoices(stop))
}
