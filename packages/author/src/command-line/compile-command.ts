import { writeFile } from 'node:fs/promises'
import { LacunaError } from '@lacuna/engine'
import { type Command, exitCodes } from '../command/command.ts'
import { compiledOrThrow } from '../story-file/compiled-or-throw.ts'
import { reasonOf } from '../story-file/reason-of.ts'
import { oneOperand } from './one-operand.ts'

/** `lacuna compile`: the bundle that a game ships. */
export const compileCommand: Command = {
  name: 'compile',
  says: 'Compiles a story to the JSON bundle that `inkStory` reads, on standard output or into a file.',
  operands: '<story.ink>',
  flags: { out: { short: 'o', value: 'FILE', says: 'writes the bundle here' } },
  run: async (call, terminal) => {
    const path = oneOperand(call, 'compile', 'an .ink file', 'lacuna compile ferry.ink -o ferry.json')
    const bundle = await compiledOrThrow(path, terminal.complain)
    const json = JSON.stringify(bundle)
    const out = call.value('out')
    if (out === undefined) terminal.say(json)
    else {
      await writeFile(out, `${json}\n`).catch((cause: unknown) => {
        throw new LacunaError('file-invalid', `${out} can't be written: ${reasonOf(cause)}.`, {
          data: { file: out },
          cause,
        })
      })
    }
    return exitCodes.done
  },
}
