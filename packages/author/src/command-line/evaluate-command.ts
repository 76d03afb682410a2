import { nearest } from '@lacuna/engine'
import type { Call, Command } from '../command/command.ts'
import { UsageError } from '../command/usage-error.ts'
import { answersTask } from './evaluate/answers-task.ts'
import { askTask } from './evaluate/ask-task.ts'
import type { EvaluateTask } from './evaluate/evaluate-task.ts'
import { readersTask } from './evaluate/readers-task.ts'
import { reportTask } from './evaluate/report-task.ts'
import { routesTask } from './evaluate/routes-task.ts'
import { sheetsTask } from './evaluate/sheets-task.ts'

/** The steps of an evaluation, in the order in which they are taken. */
const tasks: Readonly<Record<string, EvaluateTask>> = {
  routes: routesTask,
  ask: askTask,
  sheets: sheetsTask,
  answers: answersTask,
  readers: readersTask,
  report: reportTask,
}

/** `lacuna evaluate`: whether what a provider writes belongs to the reader it is written for. */
export const evaluateCommand: Command = {
  name: 'evaluate',
  says: "Measures what a provider writes into a story's slots: whether it belongs to this reader, and is true.",
  operands: '<step> <path>',
  flags: {
    from: { value: 'FOLDER', says: 'the frozen routes that a new run is about' },
    plan: { value: 'FILE', says: 'how much is asked and judged by what (plan.yaml beside the frozen routes)' },
    story: { value: 'FILE', says: 'the story, where the frozen routes do not hold it' },
    provider: {
      value: 'NAME',
      says: 'ask: grammar, recorded:<file>, anthropic:<model>, openai:<address>#<model> or <module.js>#<export>',
    },
    control: { value: 'NAME', says: 'ask: sloppy, keeps or shuffled, in place of a provider' },
    yes: { says: 'ask: sends requests off this machine without asking' },
    out: { value: 'FOLDER', says: 'routes: freezes them here' },
    routes: { value: 'N', says: 'routes: how many (12)' },
    seeds: { value: 'N', says: 'routes: among how many plays they are looked for (300)' },
    apart: { value: 'N', says: 'routes: how many acts of their readers two of them must not share (3)' },
    json: { says: 'prints what came of it as JSON' },
  },
  notes: `The steps, in their order:
${Object.entries(tasks)
  .map(([name, { operand, says }]) => `  ${`${name} ${operand}`.padEnd(18)}${says}`)
  .join('\n')}
docs/guide/evaluate.md says what is measured, and what it costs.`,
  run: async (call, terminal) => {
    const [name, operand, more] = call.operands
    const task = taskNamed(name)
    if (operand === undefined) {
      throw new UsageError(
        `\`lacuna evaluate ${name}\` needs a ${task.operand.slice(1, -1)}.`,
        `For example: lacuna evaluate ${name} ${task.operand === '<story>' ? 'ferry.ink' : 'ferry-run'}`,
      )
    }
    if (more !== undefined)
      throw new UsageError(`"${more}" stands after ${operand}.`, `Name one ${task.operand.slice(1, -1)}.`)
    mustTake(name ?? '', task, call)
    return await task.run(operand, call, terminal)
  },
}

function taskNamed(name: string | undefined): EvaluateTask {
  const names = Object.keys(tasks)
  const task = name === undefined || !Object.hasOwn(tasks, name) ? undefined : tasks[name]
  if (task !== undefined) return task
  if (name === undefined) throw new UsageError('`lacuna evaluate` needs a step.', `The steps are ${names.join(', ')}.`)
  const meant = nearest(name, names)
  const hint = meant === undefined ? `The steps are ${names.join(', ')}.` : `Did you mean \`lacuna evaluate ${meant}\`?`
  throw new UsageError(`An evaluation has no step "${name}".`, hint)
}

function mustTake(name: string, { flags }: EvaluateTask, call: Call): void {
  const wrong = Object.keys(evaluateCommand.flags).find(flag => call.has(flag) && !flags.includes(flag))
  if (wrong === undefined) return
  throw new UsageError(
    `\`lacuna evaluate ${name}\` has no use for --${wrong}.`,
    flags.length === 0 ? 'It takes no flags.' : `It takes ${flags.map(flag => `--${flag}`).join(', ')}.`,
  )
}
