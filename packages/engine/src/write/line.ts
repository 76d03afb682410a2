import type { Words } from './inline-slot.ts'
import type { LineMemory } from './written-memory.ts'

/** A picture or sound at this place among the lines. */
export interface LineCue {
  readonly cue: string
  readonly value: string
}

/** What one speaker says, and how where that is not plain: `{ OONA: 'You again.', direction: 'quietly' }`. */
export type Speech<Name extends string = string, Text extends string = string, Id extends string = string> = {
  readonly [Speaker in Name]?: Words<Text, Id>
} & {
  /** A few plain words, up to 60 characters. A fill of the line keeps them. */
  readonly direction?: string
}

/** A line: narration, speech, either of them open; or between lines a cue, or what is remembered of the line behind it. */
export type WrittenLine<Name extends string = string, Text extends string = string, Id extends string = string> =
  | Words<Text, Id>
  | Speech<Name, Text, Id>
  | LineCue
  | LineMemory<Name, Text>

/** Who speaks in a line, with the words, and how they are said. */
export function speechOf(line: Speech): {
  readonly said: readonly (readonly [speaker: string, words: Words])[]
  readonly direction?: string
} {
  const { direction, ...speakers } = line
  const said = Object.entries(speakers).flatMap(([speaker, words]) =>
    words === undefined ? [] : [[speaker, words] as const],
  )
  return { said, ...(direction === undefined ? {} : { direction }) }
}

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
