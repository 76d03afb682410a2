import type { Terminal } from '../terminal/terminal.ts'

/** How a run ended, as the shell sees it; `docs/guide/command-line.md` explains them. */
export const exitCodes = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A flag of a command. */
export interface Flag {
  /** What stands after it, like `N`; a flag without one is on or off. */
  readonly value?: string
  readonly short?: string
  /** May be given more than once. */
  readonly many?: boolean
  /** One line for the help text. */
  readonly says: string
}

/** What was typed after a command's name, checked against its flags. */
export interface Call {
  readonly operands: readonly string[]
  /** The last value given for a flag; `undefined` when it was not given. */
  value(flag: string): string | undefined
  values(flag: string): readonly string[]
  has(flag: string): boolean
}

/** One word that `lacuna` understands. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly says: string
  /** What stands after the name and the flags, like `<story>`. */
  readonly operands: string
  readonly flags: Readonly<Record<string, Flag>>
  /** More for its own help page. */
  readonly notes?: string
  run(call: Call, terminal: Terminal): Promise<ExitCode>
}
