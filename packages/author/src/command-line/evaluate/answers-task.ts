import { exitCodes } from '../../command/command.ts'
import { readWriterSheets } from '../../evaluate/writers/read-writer-sheets.ts'
import { printable } from '../../terminal/printable.ts'
import { wrap } from '../../terminal/wrap.ts'
import { type EvaluateTask, runOf } from './evaluate-task.ts'

/** `lacuna evaluate answers`: what writers have filled in. */
export const answersTask: EvaluateTask = {
  operand: '<folder>',
  says: "reads the writers' sheets, and holds each answer against its request",
  flags: ['from', 'plan', 'story', 'json'],
  run: async (folder, call, terminal) => {
    const read = await readWriterSheets(await runOf(folder, call))
    if (call.has('json')) {
      terminal.say(JSON.stringify(read, undefined, 2))
      return exitCodes.done
    }
    for (const { writer, request, slot, text, problems } of read.refused) {
      terminal.say(`${writer}, ${request}, ${slot} was refused: ${printable(problems.join(' '))}`)
      terminal.say(wrap(printable(text), terminal.columns, '    '))
    }
    for (const name of read.outdated) {
      terminal.say(
        `${name} is no longer asked so: what was written before it in the play has changed. \`sheets\` writes it anew.`,
      )
    }
    for (const [writer, count] of Object.entries(read.missing)) terminal.say(`${writer} has left ${count} texts open.`)
    terminal.say(
      `${read.accepted} texts stand, ${read.kept} keep the author's words, ${read.refused.length} were refused. A refused one is not repaired: the author's words stand there.`,
    )
    return exitCodes.done
  },
}
