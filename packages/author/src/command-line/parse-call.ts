import { parseArgs } from 'node:util'
import { nearest } from '@lacuna/engine'
import type { Call, Command, Flag } from '../command/command.ts'
import { UsageError } from '../command/usage-error.ts'

/** Flags that every command has. */
export const commonFlags: Readonly<Record<string, Flag>> = {
  help: { short: 'h', says: 'what this command does' },
}

/**
 * Reads what was typed after a command's name.
 * @throws UsageError on a flag that is not there (with the one that was probably meant) or one without its value.
 */
export function parseCall(command: Command, typed: readonly string[]): Call {
  const flags = { ...command.flags, ...commonFlags }
  const { tokens } = parseArgs({
    args: [...typed],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, optionOf(flag)])),
  })
  const given = new Map<string, string[]>()
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const flag = flags[token.name]
    if (flag === undefined) throw unknownFlag(command, token.rawName, Object.keys(flags))
    const values = given.get(token.name) ?? []
    values.push(checkedValue(token.name, flag, token.value))
    if (values.length > 1 && flag.many !== true)
      throw new UsageError(`--${token.name} was given twice.`, 'Give it once.')
    given.set(token.name, values)
  }
  return {
    operands,
    value: flag => given.get(flag)?.at(-1),
    values: flag => given.get(flag) ?? [],
    has: flag => given.has(flag),
  }
}

function optionOf(flag: Flag): { type: 'string' | 'boolean'; multiple: boolean; short?: string } {
  const type = flag.value === undefined ? 'boolean' : 'string'
  return { type, multiple: true, ...(flag.short === undefined ? {} : { short: flag.short }) }
}

function checkedValue(name: string, flag: Flag, value: string | undefined): string {
  if (flag.value === undefined) {
    if (value !== undefined) throw new UsageError(`--${name} takes no value.`, `Write just --${name}.`)
    return ''
  }
  if (value === undefined || value === '') {
    throw new UsageError(`--${name} needs a value.`, `Write --${name} ${flag.value}: ${flag.says}.`)
  }
  return value
}

function unknownFlag(command: Command, typed: string, known: readonly string[]): UsageError {
  const meant = nearest(typed.replace(/^-+/, ''), known)
  const hint =
    meant === undefined
      ? `\`lacuna ${command.name}\` knows ${known.map(name => `--${name}`).join(', ')}.`
      : `Did you mean --${meant}?`
  return new UsageError(`\`lacuna ${command.name}\` has no flag ${typed}.`, hint)
}
