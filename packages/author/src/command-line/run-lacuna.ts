import { type Diagnostic, diagnosticText, LacunaError, nearest } from '@lacuna/engine'
import { type Command, type ExitCode, exitCodes } from '../command/command.ts'
import { UsageError } from '../command/usage-error.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { commands } from './commands.ts'
import { helpOf, overview } from './help.ts'
import { parseCall } from './parse-call.ts'
import { versionOfLacuna } from './version-of-lacuna.ts'

/** Runs the command that was typed, from its name to its exit code. Throws nothing: what goes wrong is said. */
export async function runLacuna(typed: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await run(typed, terminal)
  } catch (error) {
    return report(error, terminal, typed.includes('--json'))
  } finally {
    terminal.close()
  }
}

async function run(typed: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = typed
  if (name === undefined) {
    terminal.complain(overview())
    return exitCodes.usage
  }
  if (name === '--version' || name === '-v') return print(terminal, versionOfLacuna())
  if (name === 'help' && rest[0] !== undefined) return print(terminal, helpOf(commandNamed(rest[0])))
  if (['help', '--help', '-h'].includes(name)) return print(terminal, overview())
  const command = commandNamed(name)
  const call = parseCall(command, rest)
  if (call.has('help')) return print(terminal, helpOf(command))
  return await command.run(call, terminal)
}

function print(terminal: Terminal, text: string): ExitCode {
  terminal.say(text)
  return exitCodes.done
}

function commandNamed(name: string): Command {
  const command = commands.find(candidate => candidate.name === name)
  if (command !== undefined) return command
  const names = commands.map(candidate => candidate.name)
  const meant = nearest(name, [...names, 'help'])
  const hint = meant === undefined ? `There are ${names.join(', ')} and help.` : `Did you mean \`lacuna ${meant}\`?`
  throw new UsageError(name.startsWith('-') ? `lacuna has no flag ${name}.` : `lacuna has no command "${name}".`, hint)
}

function report(error: unknown, terminal: Terminal, asJson: boolean): ExitCode {
  const code = error instanceof LacunaError ? error.code : error instanceof UsageError ? 'usage-error' : 'unexpected'
  const message = error instanceof Error ? error.message : String(error)
  const hint = error instanceof LacunaError || error instanceof UsageError ? error.hint : ''
  if (asJson) {
    const data = error instanceof LacunaError ? error.data : {}
    terminal.complain(JSON.stringify({ error: { code, message, hint, data } }))
  } else {
    if (error instanceof LacunaError) for (const text of diagnosticsIn(error)) terminal.complain(`${text}\n`)
    terminal.complain(`lacuna: ${message}${error instanceof LacunaError ? ` (${code})` : ''}`)
    if (hint !== '') terminal.complain(`  ${hint}`)
    // Not one of the mistakes that were foreseen: whoever reports it needs to know where.
    if (code === 'unexpected' && error instanceof Error && error.stack !== undefined) terminal.complain(error.stack)
  }
  return error instanceof UsageError ? exitCodes.usage : exitCodes.failed
}

const most = 10

/** The first of the diagnostics that a story was turned down for; the rest is one command away. */
function diagnosticsIn(error: LacunaError): readonly string[] {
  const diagnostics = (error.data.diagnostics ?? []) as unknown as readonly Diagnostic[]
  const texts = diagnostics.slice(0, most).map(diagnosticText)
  return diagnostics.length > most ? [...texts, `and ${diagnostics.length - most} more`] : texts
}
