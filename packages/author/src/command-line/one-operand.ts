import type { Call } from '../command/command.ts'
import { UsageError } from '../command/usage-error.ts'

/** The one thing that a command is about. @throws UsageError on none and on several. */
export function oneOperand(call: Call, command: string, what: string, example: string): string {
  const [operand, second] = call.operands
  if (operand === undefined) throw new UsageError(`\`lacuna ${command}\` needs ${what}.`, `For example: ${example}`)
  if (second !== undefined) {
    throw new UsageError(
      `\`lacuna ${command}\` takes ${what}, and "${second}" stands after it.`,
      `For example: ${example}`,
    )
  }
  return operand
}
