import type { Command, Flag } from '../command/command.ts'
import { wrap } from '../terminal/wrap.ts'
import { commands } from './commands.ts'
import { commonFlags } from './parse-call.ts'

/** What `lacuna help` says. */
export function overview(): string {
  return [
    'lacuna <command>',
    '',
    ...columns(commands.map(command => [`${command.name} ${command.operands}`, command.says])),
    '',
    ...columns([
      ['help [command]', 'this list, or all about one command'],
      ['--version', 'which lacuna this is'],
    ]),
  ].join('\n')
}

/** What `lacuna help play` and `lacuna play --help` say. */
export function helpOf(command: Command): string {
  const flags = Object.entries({ ...command.flags, ...commonFlags })
  return [
    `lacuna ${command.name} ${command.operands}`,
    '',
    wrap(command.says, 78, '  '),
    '',
    ...columns(flags.map(([name, flag]) => [flagText(name, flag), flag.says])),
    ...(command.notes === undefined ? [] : ['', command.notes]),
  ].join('\n')
}

function flagText(name: string, flag: Flag): string {
  const short = flag.short === undefined ? '' : `-${flag.short}, `
  return `${short}--${name}${flag.value === undefined ? '' : ` ${flag.value}`}`
}

function columns(rows: readonly (readonly [left: string, right: string])[]): string[] {
  const left = Math.max(...rows.map(row => row[0].length)) + 2
  return rows.map(row => wrap(row[1], 92, ' '.repeat(left + 2)).replace(/^ +/, `  ${row[0].padEnd(left)}`))
}
