import type { InlineSlot, SlotOptions } from './inline-slot.ts'

/**
 * Leaves a line or a label open, in a machine written by hand. Plain data, so that it can stand in `meta`. The kit has a
 * `fill` of its own that also checks the names of variables.
 *
 * @example fill('greet', 'You again.', 'guarded; fond if she trusts you', { reads: ['trust'], maxWords: 12 })
 */
export function fill<const Id extends string>(
  id: Id,
  words: string,
  brief = '',
  options: SlotOptions = {},
): InlineSlot<Id> {
  return { fill: id, words, brief, ...options }
}
