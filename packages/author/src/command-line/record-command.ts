import process from 'node:process'
import { nearest, type Story } from '@lacuna/engine'
import type { Tape } from '@lacuna/engine/providers/recorded'
import { type Call, type Command, type ExitCode, exitCodes } from '../command/command.ts'
import { UsageError } from '../command/usage-error.ts'
import { writeJson } from '../evaluate/files/write-file.ts'
import { evaluatedProvider } from '../providers/evaluated-provider.ts'
import { askSituation } from '../record/ask-situation.ts'
import { checkTape, leastShare } from '../record/check-tape.ts'
import { recordRoute } from '../record/record-route.ts'
import { readSituationSheets, writeSituationSheets } from '../record/situation-sheets.ts'
import { mostSituations, situationsOf, unanswered } from '../record/situations-of.ts'
import { openTape, writeTape } from '../record/tape-file.ts'
import { loadStory } from '../story-file/load-story.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { countOf } from './evaluate/evaluate-task.ts'

interface Step {
  readonly says: string
  readonly operands: string
  readonly flags: readonly string[]
  run(work: Work): Promise<ExitCode>
}

/** What a step works on. */
interface Work {
  readonly story: Story
  readonly file: string
  readonly tape: Tape
  readonly call: Call
  readonly terminal: Terminal
}

const steps: Readonly<Record<string, Step>> = {
  plan: {
    operands: '<story> [tape]',
    says: 'counts the situations in which an open slot is met, before anything is answered',
    flags: ['most', 'json'],
    run: plan,
  },
  sheets: {
    operands: '<story> <tape>',
    says: 'writes what the tape does not answer as sheets for writers',
    flags: ['most', 'out'],
    run: sheets,
  },
  ask: {
    operands: '<story> <tape>',
    says: 'has a provider answer it, or reads the sheets, and writes the tape',
    flags: ['most', 'provider', 'sheets', 'yes'],
    run: ask,
  },
  route: {
    operands: '<story> <tape>',
    says: 'plays one route from the tape, and writes it as a reading',
    flags: ['picks', 'seed', 'name', 'out'],
    run: route,
  },
  check: {
    operands: '<story> <tape>',
    says: 'plays from the tape, and says which share of the live slots it answers',
    flags: ['plays', 'json'],
    run: check,
  },
}

/** `lacuna record`: the words of a model for every situation of a story, on a tape. */
export const recordCommand: Command = {
  name: 'record',
  says: 'Records what a model writes for every situation of a story, so that it can be played from a tape.',
  operands: '<step> <story>',
  flags: {
    most: { value: 'N', says: `situations at most; a story with more is recorded by routes (${mostSituations})` },
    out: { value: 'PATH', says: 'sheets: the folder that they are written into; route: the file' },
    provider: { value: 'NAME', says: 'ask: who answers, as for `lacuna evaluate`' },
    sheets: { value: 'FOLDER', says: 'ask: reads what writers have filled in' },
    yes: { says: 'ask: sends requests off this machine' },
    plays: { value: 'N', says: 'check: seeded plays (1000)' },
    picks: { value: 'IDS', says: 'route: the choices by their ids, with commas between them' },
    seed: { value: 'N', says: 'route: the seed of the play (1)' },
    name: { value: 'TEXT', says: 'route: what its reader is called on the page' },
    json: { says: 'prints what came of it as JSON' },
  },
  notes: `The steps:
${Object.entries(steps)
  .map(([name, { operands, says }]) => `  ${`${name} ${operands}`.padEnd(24)}${says}`)
  .join('\n')}
docs/guide/record.md says what a situation is, and when a tape may be played freely.`,
  run: async (call, terminal) => {
    const [name, path, file, more] = call.operands
    const step = stepNamed(name)
    const needsTape = !step.operands.includes('[')
    if (path === undefined || (needsTape && file === undefined) || more !== undefined) {
      throw new UsageError(
        `\`lacuna record ${name}\` takes ${step.operands}.`,
        `For example: lacuna record ${name} ferry.ink${needsTape ? ' ferry.tape.json' : ''}`,
      )
    }
    const wrong = Object.keys(recordCommand.flags).find(flag => call.has(flag) && !step.flags.includes(flag))
    if (wrong !== undefined) {
      const takes = step.flags.map(flag => `--${flag}`).join(', ')
      throw new UsageError(`\`lacuna record ${name}\` has no use for --${wrong}.`, `It takes ${takes}.`)
    }
    const story = await loadStory(path, call.has('json') ? () => {} : terminal.complain)
    const tape = await openTape(file ?? '', story)
    return await step.run({ story, file: file ?? '', tape, call, terminal })
  },
}

function stepNamed(name: string | undefined): Step {
  const step = name === undefined || !Object.hasOwn(steps, name) ? undefined : steps[name]
  if (step !== undefined) return step
  const names = Object.keys(steps)
  const meant = name === undefined ? undefined : nearest(name, names)
  const hint = meant === undefined ? `The steps are ${names.join(', ')}.` : `Did you mean \`lacuna record ${meant}\`?`
  throw new UsageError(name === undefined ? '`lacuna record` needs a step.' : `Recording has no step "${name}".`, hint)
}

async function plan({ story, tape, call, terminal }: Work): Promise<ExitCode> {
  const most = countOf(call, 'most', mostSituations)
  const { situations, states, isWhole } = situationsOf(story, tape, most)
  const bySlot: Record<string, number> = {}
  for (const { key } of situations.flatMap(({ request }) => request.slots)) bySlot[key] = (bySlot[key] ?? 0) + 1
  const texts = Object.values(bySlot).reduce((sum, count) => sum + count, 0)
  const open = situations.filter(({ isOpen }) => isOpen).length
  const missing = situations.reduce((sum, each) => sum + unanswered(each, tape.answers).length, 0)
  if (call.has('json')) {
    terminal.say(
      JSON.stringify({ situations: situations.length, texts, missing, open, states, isWhole, bySlot }, undefined, 2),
    )
    return isWhole ? exitCodes.done : exitCodes.failed
  }
  for (const [slot, count] of Object.entries(bySlot)) terminal.say(`${String(count).padStart(6)}  ${slot}`)
  if (!isWhole) {
    terminal.say(
      `More than ${situations.length} situations: ${texts} texts so far, in ${states} states. That is too many to answer each one. Record routes instead (\`lacuna evaluate routes\`), or let fewer choices be remembered (\`# memory: none\`).`,
    )
    return exitCodes.failed
  }
  terminal.say(`${situations.length} situations, ${texts} texts in all; ${states} states of the story were looked at.`)
  if (tape.answers.length > 0) terminal.say(`The tape lacks ${missing} of these texts.`)
  if (open > 0) {
    terminal.say(
      `${open} of the situations depend on a value or on words that are not answered yet: they come in a second round.`,
    )
  }
  return exitCodes.done
}

async function sheets({ story, tape, file, call, terminal }: Work): Promise<ExitCode> {
  const out = call.value('out')
  if (out === undefined) throw new UsageError('It has to be said where sheets go.', 'Write --out ferry-sheets.')
  const { situations } = whole(story, tape, call)
  const sizes = await writeSituationSheets(out, situations, tape)
  for (const { name, requests, texts } of sizes) terminal.say(`${name}: ${requests} requests, ${texts} texts`)
  terminal.say(
    sizes.length === 0
      ? 'There is nothing to write now: every situation is answered, stands on a sheet already, or waits for another one.'
      : `${sizes.length} sheets in ${out}. A writer gets one folder, reads requests.md and fills in answers.yaml. Then: lacuna record ask STORY ${file} --sheets ${out}`,
  )
  return exitCodes.done
}

async function ask({ story, tape, file, call, terminal }: Work): Promise<ExitCode> {
  const [name, folder] = [call.value('provider'), call.value('sheets')]
  if ((name === undefined) === (folder === undefined)) {
    throw new UsageError('It has to be said who answers.', 'Write --provider grammar, for example, or --sheets FOLDER.')
  }
  if (folder !== undefined) {
    const { situations } = whole(story, tape, call)
    const { refused, outdated } = await readSituationSheets(folder, story, situations, tape)
    await writeTape(file, tape)
    for (const { writer, slot, problems } of refused) terminal.say(`${writer}, ${slot}: ${problems.join(' ')}`)
    if (outdated > 0) terminal.say(`${outdated} requests on the sheets are no longer made: the story has changed.`)
    return report({ story, tape, file, call, terminal })
  }
  const provider = await evaluatedProvider(name ?? '', story, process.env, terminal.complain)
  if (!provider.capabilities.local && !call.has('yes')) {
    const { situations } = whole(story, tape, call)
    terminal.say(`${situations.length} situations would be sent to ${provider.id}. Nothing was sent. --yes begins.`)
    return exitCodes.failed
  }
  const refused = new Set<string>()
  for (;;) {
    const open = whole(story, tape, call).situations.filter(
      each => !each.isOpen && !refused.has(each.key) && unanswered(each, tape.answers).length > 0,
    )
    if (open.length === 0) break
    for (const [at, situation] of open.entries()) {
      const repairs = await askSituation(tape, story, situation, provider, new AbortController().signal)
      if (repairs.length > 0) refused.add(situation.key)
      if ((at + 1) % 20 === 0 || at + 1 === open.length) {
        await writeTape(file, tape)
        terminal.complain(`${at + 1} of ${open.length} asked`)
      }
    }
  }
  await writeTape(file, tape)
  return report({ story, tape, file, call, terminal })
}

function report({ story, tape, call, terminal }: Work): ExitCode {
  const { situations } = whole(story, tape, call)
  const missing = situations.reduce((sum, each) => sum + unanswered(each, tape.answers).length, 0)
  terminal.say(
    `The tape has ${tape.answers.length} texts. ${missing === 0 ? 'It answers every situation.' : `It lacks ${missing}.`}`,
  )
  return exitCodes.done
}

async function route({ story, tape, call, terminal }: Work): Promise<ExitCode> {
  const [picks = '', out] = [call.value('picks'), call.value('out')]
  if (out === undefined)
    throw new UsageError('It has to be said where the reading goes.', 'Write --out first.reading.json.')
  const name = call.value('name') ?? 'A reader'
  const ids = picks.split(',').flatMap(id => (id.trim() === '' ? [] : [id.trim()]))
  const reading = await recordRoute(story, tape, { name, seed: countOf(call, 'seed', 1), picks: ids })
  await writeJson(out, reading)
  const recorded = reading.turns
    .flatMap(({ lines }) => lines.flatMap(({ runs }) => runs))
    .filter(run => run.source === 'recorded')
  terminal.say(`${reading.turns.length} turns, ${recorded.length} recorded texts in them.`)
  return exitCodes.done
}

async function check({ story, tape, call, terminal }: Work): Promise<ExitCode> {
  const { plays, slots, answered, kept, missing } = await checkTape(story, tape, countOf(call, 'plays', 1000))
  const share = slots === 0 ? 0 : answered / slots
  const isFree = share >= leastShare
  if (call.has('json'))
    terminal.say(JSON.stringify({ plays, slots, answered, kept, share, isFree, missing }, undefined, 2))
  else {
    terminal.say(
      `${plays} plays met ${slots} live slots. The tape answers ${(100 * share).toFixed(1)} % of them; in ${kept} it keeps the author's words.`,
    )
    for (const [slot, count] of Object.entries(missing)) terminal.say(`${String(count).padStart(6)}  ${slot}: nothing`)
    if (!isFree) terminal.say(`Below ${100 * leastShare} %: this is no tape for free play. Offer it as a guided route.`)
  }
  return isFree ? exitCodes.done : exitCodes.failed
}

function whole(story: Story, tape: Tape, call: Call): ReturnType<typeof situationsOf> {
  const found = situationsOf(story, tape, countOf(call, 'most', mostSituations))
  if (found.isWhole) return found
  throw new UsageError(
    `The story has more than ${found.situations.length} situations.`,
    'Record routes instead (`lacuna evaluate routes`), or raise --most.',
  )
}
