import type { MarkedText } from './marked-text.ts'

/** Who may know something besides the reader: `all`, or these of the cast; an empty list is nobody else. */
export type KnownTo = 'all' | readonly string[]

/** What the author lets the reader's diary say of a choice that was taken, or of a line that was shown. */
export interface Memory {
  readonly text: string
  /** The runs of the text, where values are known to stand in it. Default: all of it is one run with `marks`. */
  readonly pieces?: readonly MarkedText[]
  /** Marks of the values that the text was computed from. */
  readonly marks?: readonly string[]
  /** Default: those who are present where it stands. */
  readonly knownTo?: KnownTo
  /** Whether it stays when the diary gets too long. Default false. */
  readonly always?: true
}
