import { isTainted } from '../../story/mark.ts'
import type { Passage } from '../../story/passage.ts'

/** Names of the variables whose value the player or a model brought in, or that were computed from such a value. */
export function taintedVariables({ marked = {} }: Pick<Passage, 'marked'>): readonly string[] {
  return Object.keys(marked).filter(name => isTainted(marked[name]))
}
