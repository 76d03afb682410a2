import { join } from 'node:path'
import { exitCodes } from '../../command/command.ts'
import { writeJson, writeText } from '../../evaluate/files/write-file.ts'
import { readVerdicts } from '../../evaluate/readers/read-verdicts.ts'
import { runFills } from '../../evaluate/readers/run-fills.ts'
import { evaluateRun } from '../../evaluate/report/evaluate-run.ts'
import { reportText } from '../../evaluate/report/report-text.ts'
import { printable } from '../../terminal/printable.ts'
import { type EvaluateTask, runOf } from './evaluate-task.ts'

/** `lacuna evaluate report`: what readers found, as tables. */
export const reportTask: EvaluateTask = {
  operand: '<folder>',
  says: "reads the readers' verdicts, prints what they come to, and writes report.md and report.json",
  flags: ['from', 'plan', 'story', 'json'],
  run: async (folder, call, terminal) => {
    const run = await runOf(folder, call)
    const found = await runFills(run)
    const result = evaluateRun(run, found, await readVerdicts(run, found))
    const text = reportText(result)
    await writeText(join(folder, 'report.md'), text)
    await writeJson(join(folder, 'report.json'), result)
    terminal.say(call.has('json') ? JSON.stringify(result, undefined, 2) : text.split('\n').map(printable).join('\n'))
    return exitCodes.done
  },
}
