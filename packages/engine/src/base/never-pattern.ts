/** What an author says must never occur. */
export interface NeverPattern {
  readonly phrase: string
  /** Whether its last word may go on: every word that begins so. */
  readonly isStem: boolean
}

/**
 * Reads a word or phrase that must never occur; one with a star at its end stands for every word that begins so.
 *
 * @example neverPattern('drown*') // { phrase: 'drown', isStem: true }
 */
export function neverPattern(written: string): NeverPattern {
  const text = written.trim()
  const isStem = /[\p{L}\p{M}\p{N}]\*$/u.test(text)
  return { phrase: isStem ? text.slice(0, -1) : text, isStem }
}
