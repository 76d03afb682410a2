import type { MarkedText } from '../story/marked-text.ts'

/** A line that a function of the story printed; `runs` where something in it may be tainted. */
export interface PrintedLine {
  readonly text: string
  readonly runs?: readonly MarkedText[]
}
