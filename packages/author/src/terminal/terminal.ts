import type { Paint } from './paint.ts'

/** Where a command writes and reads. */
export interface Terminal {
  /** To standard output: what was asked for. A line end is added. */
  say(text: string): void
  /** To standard error: what went wrong. A line end is added. */
  complain(text: string): void
  /** Writes without a line end, as in front of an answer. */
  prompt(text: string): void
  /** Colours for standard output, or none. */
  readonly paint: Paint
  /** Columns to write in, now. */
  readonly columns: number
  /** Whether a person sits in front of it, for input and for output. */
  readonly person: boolean
  /** The next line of standard input, without its line end. */
  readLine(): Promise<Typed>
  /** Lets go of standard input. */
  close(): void
}

/** What came from the keyboard. */
export type Typed =
  | { readonly type: 'line'; readonly text: string }
  | { readonly type: 'end' }
  | { readonly type: 'interrupt' }
