import type { InlineSlot, SlotOptions } from './inline-slot.ts'

/** What a document must keep to, what it may be computed from, and who writes it in the story. */
export interface DocumentOptions<Read extends string = string, Name extends string = string>
  extends Omit<SlotOptions<Read>, 'oneOf'> {
  /** Somebody of the cast, or `public`: whoever knows only what all know. Default: not said, and it knows what the reader knows. */
  readonly by?: Name | 'public'
  /** Lines at most. Default: 8, or twice as many as it has in the author's words, whichever is more. */
  readonly maxLines?: number
}

/**
 * Leaves a document open, in a machine written by hand: a page, a list, a letter, of one line and more. It stands where a
 * line stands. The kit has a `document` of its own that also checks names.
 *
 * @example
 * const page = document('page', ['One rope.', 'Three coats.'], 'what she found', { by: 'PEG', maxLines: 6 })
 */
export function document<const Id extends string>(
  id: Id,
  lines: readonly string[],
  brief = '',
  { by, ...options }: DocumentOptions = {},
): InlineSlot<Id> {
  return { fill: id, words: lines.join('\n'), brief, document: by === undefined ? {} : { by }, ...options }
}
