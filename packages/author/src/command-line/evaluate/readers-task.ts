import { exitCodes } from '../../command/command.ts'
import { writeReaderSheets } from '../../evaluate/readers/write-reader-sheets.ts'
import { type EvaluateTask, runOf } from './evaluate-task.ts'

/** `lacuna evaluate readers`: what was written, as sheets for blind readers. */
export const readersTask: EvaluateTask = {
  operand: '<folder>',
  says: 'writes sheets for readers, who do not know whose each text is',
  flags: ['from', 'plan', 'story', 'json'],
  run: async (folder, call, terminal) => {
    const counts = await writeReaderSheets(await runOf(folder, call))
    if (call.has('json')) terminal.say(JSON.stringify(counts, undefined, 2))
    else {
      for (const { kind, sheets, items } of counts) terminal.say(`${kind}: ${sheets} sheets, ${items} items`)
      terminal.say(
        counts.length === 0
          ? 'Every kind of sheet is there already.'
          : `They are in ${folder}/readers. A reader gets one folder of these and nothing else, reads sheet.md and fills in verdicts.yaml. Nobody fills in two sheets of one kind, and nobody who wrote reads. Then: lacuna evaluate report ${folder}`,
      )
    }
    return exitCodes.done
  },
}
