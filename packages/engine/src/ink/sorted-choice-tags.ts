import type { Memory } from '../story/memory.ts'
import type { PassageChoice } from '../story/passage.ts'
import type { ReadTag } from './read-tags.ts'

/** What the tags of an option say, sorted by who they are for. */
export interface SortedChoiceTags {
  readonly fill?: ReadTag
  readonly means: Pick<PassageChoice, 'means' | 'meansPieces' | 'meansMarks'>
  readonly preferred: boolean
  readonly memory?: Memory | 'none'
  readonly own: readonly string[]
}
