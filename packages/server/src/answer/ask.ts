import type { FillRequest, Story } from '@lacuna/engine'
import type { Payer } from '../limits/accounts.ts'
import type { Patience } from '../limits/patience.ts'
import type { LogEntry } from '../log/log-entry.ts'

/** One request for fills that was found to be in order. */
export interface Ask {
  readonly story: Story
  readonly request: FillRequest
  readonly isPublic: boolean
  readonly variant: number
  readonly draw: number
  /** Of the play-through: which of the kept variants it begins with, and whether one more is made. */
  readonly seed: number
  /** Members of the first answer that are asked for again. */
  readonly again: readonly string[]
  readonly payer: Payer
  /** What the request may still wait for stores. */
  readonly patience: Patience
}

/** The entry of the log for one answer, but for what is the same for all of them. */
export type AnswerEntry = Omit<Extract<LogEntry, { event: 'answer' }>, 'at' | 'slots' | 'story' | 'session' | 'address'>
