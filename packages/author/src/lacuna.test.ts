import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runLacunaHere } from '../tests/run-lacuna-here.ts'
import { spawnLacuna } from '../tests/spawn-lacuna.ts'

test('`help` lists every command, and `help play` every flag', async () => {
  const overview = await spawnLacuna(['help'])
  expect(overview).toMatchObject({ exit: 0, err: '' })
  for (const name of ['play', 'check', 'compile', 'types']) expect(overview.out).toMatch(new RegExp(`^  ${name} `, 'm'))
  const play = await runLacunaHere(['help', 'play'])
  for (const flag of ['--seed N', '--choices 0,2,1', '--let name=value', '--json']) expect(play.out).toContain(flag)
  expect(await runLacunaHere(['play', '--help'])).toEqual(play)
})

test('`--version` is the version of the package', async () => {
  const own = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  expect(await spawnLacuna(['--version'])).toEqual({ out: `${own.version}\n`, err: '', exit: 0 })
})

test('without a command the list goes to standard error, and the exit code says so', async () => {
  const { out, err, exit } = await spawnLacuna([])
  expect({ out, exit }).toEqual({ out: '', exit: 2 })
  expect(err).toContain('lacuna <command>')
})

test.each([
  [['paly', 'x.ink'], 'lacuna has no command "paly".', 'Did you mean `lacuna play`?'],
  [
    ['sing'],
    'lacuna has no command "sing".',
    'There are play, check, pace, evaluate, record, compile, types and help.',
  ],
  [['play', 'x.ink', '--sede', '7'], '`lacuna play` has no flag --sede.', 'Did you mean --seed?'],
  [['play', 'x.ink', '--seed'], '--seed needs a value.', 'Write --seed N'],
  [['play', 'x.ink', '--seed', 'many'], '--seed many is no whole number.', '--seed 7'],
  [['play', 'x.ink', '--json=yes'], '--json takes no value.', 'Write just --json.'],
  [['play', 'x.ink', '--dial', 'wild'], 'The dial has no position "wild".', 'It has author, reviewed, live.'],
  [['play', 'x.ink', '--let', 'trust'], '--let trust gives no value.', '--let trust=3'],
  [['play'], '`lacuna play` needs a story.', 'lacuna play ferry.ink'],
  [['play', 'a.ink', 'b.ink'], '"b.ink" stands after it', 'lacuna play ferry.ink'],
  [['check'], '`lacuna check` needs a story.', 'lacuna check ferry.ink'],
  [['types'], '`lacuna types` needs .ink files.', 'lacuna types stories/*.ink'],
])('%j is misused, and what to type instead is said', async (args, message, hint) => {
  const { out, err, exit } = await runLacunaHere(args)
  expect({ out, exit }).toEqual({ out: '', exit: 2 })
  expect(err).toContain(message)
  expect(err).toContain(hint)
})
