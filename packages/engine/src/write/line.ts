import type { Words } from './inline-slot.ts'

/** A picture or sound at this place among the lines. */
export interface LineCue {
  readonly cue: string
  readonly value: string
}

/** What one speaker says: `{ OONA: 'You again.' }`. */
export type Speech<Name extends string = string, Text extends string = string, Id extends string = string> = {
  readonly [Speaker in Name]?: Words<Text, Id>
}

/** A line: narration, speech, either of them open, or a cue between lines. */
export type WrittenLine<Name extends string = string, Text extends string = string, Id extends string = string> =
  | Words<Text, Id>
  | Speech<Name, Text, Id>
  | LineCue

export function isLineCue(value: unknown): value is LineCue {
  return typeof value === 'object' && value !== null && 'cue' in value && 'value' in value
}

/**
 * A cue among the lines, when one belongs to a certain line rather than to the whole beat.
 *
 * @example
 * const lines = ['Mist.', cue('sound', 'bell'), 'A bell answers.']
 */
export function cue(key: string, value: string): LineCue {
  return { cue: key, value }
}
