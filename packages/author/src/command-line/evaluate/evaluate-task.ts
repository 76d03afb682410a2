import type { Call, ExitCode } from '../../command/command.ts'
import { UsageError } from '../../command/usage-error.ts'
import { openRun, type Run } from '../../evaluate/run/run-folder.ts'
import type { Terminal } from '../../terminal/terminal.ts'

/** One step of an evaluation: the word after `lacuna evaluate`. */
export interface EvaluateTask {
  /** What stands behind its name, like `<folder>`. */
  readonly operand: string
  /** One line for the help text. */
  readonly says: string
  /** Flags of the command that it takes. */
  readonly flags: readonly string[]
  run(operand: string, call: Call, terminal: Terminal): Promise<ExitCode>
}

/** Opens the run that a task is about, or begins it with what its flags name. */
export async function runOf(folder: string, call: Call): Promise<Run> {
  return await openRun(folder, { from: call.value('from'), plan: call.value('plan'), story: call.value('story') })
}

/** The whole number of a flag, 1 or more. @throws UsageError on anything else. */
export function countOf(call: Call, flag: string, usual: number): number {
  const typed = call.value(flag)
  if (typed === undefined) return usual
  const number = Number(typed)
  if (Number.isSafeInteger(number) && number >= 1) return number
  throw new UsageError(`--${flag} ${typed} is no whole number above 0.`, `Write --${flag} ${usual}, for example.`)
}
