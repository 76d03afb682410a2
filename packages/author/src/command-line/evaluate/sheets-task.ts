import { join } from 'node:path'
import { exitCodes } from '../../command/command.ts'
import { writersFolder, writeWriterSheets } from '../../evaluate/writers/write-writer-sheets.ts'
import { type EvaluateTask, runOf } from './evaluate-task.ts'

/** `lacuna evaluate sheets`: the requests as sheets for writers. */
export const sheetsTask: EvaluateTask = {
  operand: '<folder>',
  says: 'writes the requests that can be answered now as sheets for writers',
  flags: ['from', 'plan', 'story', 'json'],
  run: async (folder, call, terminal) => {
    const run = await runOf(folder, call)
    const sheets = await writeWriterSheets(run)
    if (call.has('json')) terminal.say(JSON.stringify(sheets, undefined, 2))
    else if (sheets.length === 0) {
      terminal.say('There is nothing to write now: every request is answered, or stands on a sheet already.')
    } else {
      for (const { name, requests, slots, words, long } of sheets) {
        terminal.say(`${name}: ${requests} requests, ${slots} texts, ${long} of them long, ${words} words at most`)
      }
      terminal.say(
        `${sheets.length} sheets in ${writersFolder(folder)}. A writer gets one folder of these and nothing else, reads ${join('writer-NN', 'requests.md')} and fills in answers.yaml. Then: lacuna evaluate answers ${folder}`,
      )
    }
    return exitCodes.done
  },
}
