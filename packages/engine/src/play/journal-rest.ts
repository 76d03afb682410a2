import type { PassageChoice } from '../story/passage.ts'
import type { Turn } from './turn.ts'

/** What is left of a journal that a changed story could be followed through in part. */
export interface JournalRest {
  /** The save that it is of. */
  readonly save: unknown
  /** How many turns of the whole journal were the path. */
  readonly present: number
  /** The turns that are left, as they were kept. */
  readonly turns: readonly Turn[]
  /** What is offered where the first of them was taken, and which of it that turn may have meant. */
  readonly offered?: readonly PassageChoice[]
  readonly proposal?: string
  /** Turns of the path in which something is not what it was, or where it can't be known. */
  readonly changed: readonly number[]
}
