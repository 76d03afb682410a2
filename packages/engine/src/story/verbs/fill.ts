import type { Verb } from './verb.ts'
import type { VerbTag } from './verb-tag.ts'

/** `fill`: other words in a line or a label. */
export const fill: Verb = {
  brings: 'words',
  taints: 'never',
}

export const fillTag: VerbTag = {
  clauses: ['max', 'min', 'mention', 'never', 'one of'],
}

/** A fill of several lines, which somebody wrote. */
export const documentTag: VerbTag = {
  clauses: ['max', 'min', 'mention', 'never', 'by'],
}
