import type { Passage } from '../passage.ts'

/** Id of the slot that stopped a passage. */
export function stoppedSlot({ slots }: Pick<Passage, 'slots'>): string {
  return slots.at(-1)?.slot.id ?? ''
}
