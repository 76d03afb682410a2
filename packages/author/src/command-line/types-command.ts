import { type Command, exitCodes } from '../command/command.ts'
import { UsageError } from '../command/usage-error.ts'
import { compiledOrThrow } from '../story-file/compiled-or-throw.ts'
import { declarationPath } from '../story-file/story-declaration.ts'
import { declarationIsCurrent, writeDeclaration } from '../story-file/write-declaration.ts'

/** `lacuna types`: the declarations that make `import story from './story.ink'` typed without a build. */
export const typesCommand: Command = {
  name: 'types',
  says: 'Writes the type declaration beside each story, as the Vite plugin does while it builds.',
  operands: '<story.ink ...>',
  flags: { check: { says: 'writes nothing, and fails where a declaration is missing or out of date' } },
  run: async (call, terminal) => {
    if (call.operands.length === 0) {
      throw new UsageError('`lacuna types` needs .ink files.', 'For example: lacuna types stories/*.ink')
    }
    let outdated = 0
    for (const path of call.operands) {
      const bundle = await compiledOrThrow(path, terminal.complain)
      const file = declarationPath(path)
      if (!call.has('check')) terminal.say(`${file}: ${writeDeclaration(bundle, path) ? 'written' : 'as it was'}`)
      else if (!declarationIsCurrent(bundle, path)) {
        outdated++
        terminal.complain(`${file}: missing or out of date`)
      }
    }
    if (outdated > 0) terminal.complain(`  Run \`lacuna types ${call.operands.join(' ')}\`.`)
    return outdated === 0 ? exitCodes.done : exitCodes.failed
  },
}
