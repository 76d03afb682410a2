import { type Diagnostic, diagnosticText } from '@lacuna/engine'
import { type Command, exitCodes } from '../command/command.ts'
import { checkModule, isModule } from '../story-file/check-module.ts'
import { compileInkFile } from '../story-file/compile-ink-file.ts'
import { type PlayedAllOver, playAllOver } from '../story-file/play-all-over.ts'
import { printable } from '../terminal/printable.ts'
import { oneOperand } from './one-operand.ts'

/** `lacuna check`: what is wrong in a story in ink, its bible and its banks, or in one in TypeScript. */
export const checkCommand: Command = {
  name: 'check',
  says: 'Tells what is wrong in a story, with file, line and what to write instead.',
  operands: '<story>',
  flags: { json: { says: 'prints the diagnostics as one JSON array' } },
  notes: `A story is an .ink file, or a module that exports a story. A story without errors is
also played all over, by its author's words alone: an ending that is not reached that
way is reported.`,
  run: async (call, terminal) => {
    const path = oneOperand(call, 'check', 'a story', 'lacuna check ferry.ink')
    const { diagnostics, says } = isModule(path) ? await checkModule(path) : await checkInk(path)
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length
    if (call.has('json')) terminal.say(JSON.stringify(diagnostics, undefined, 2))
    else {
      for (const diagnostic of diagnostics) terminal.say(`${printableLines(diagnosticText(diagnostic))}\n`)
      terminal.say(`${path}: ${tally(diagnostics)}`)
      if (says !== undefined) terminal.say(printableLines(says))
    }
    return errors === 0 ? exitCodes.done : exitCodes.failed
  },
}

async function checkInk(path: string): Promise<PlayedAllOver> {
  const compiled = await compileInkFile(path)
  const played = await playAllOver(compiled)
  return { ...played, diagnostics: [...compiled.diagnostics, ...played.diagnostics] }
}

const printableLines = (text: string): string => text.split('\n').map(printable).join('\n')

function tally(diagnostics: readonly Diagnostic[]): string {
  const counts = (['error', 'warning', 'note'] as const).flatMap(severity => {
    const count = diagnostics.filter(diagnostic => diagnostic.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
  })
  return counts.length === 0 ? 'nothing to say against it' : counts.join(', ')
}
