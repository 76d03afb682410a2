import { nearest } from '../base/nearest.ts'

/** What may have been meant, and everything that could have been. */
export function hintFor(wrong: string, valid: readonly string[], what: string): string {
  const meant = nearest(wrong, valid)
  const list = `${what}: ${valid.length === 0 ? 'none' : valid.join(', ')}.`
  return meant === undefined ? list : `Did you mean "${meant}"? ${list}`
}
