import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Frame } from '@lacuna/engine'
import { expect, test } from 'vitest'
import { lanternCopy } from '../../tests/lantern-copy.ts'
import { runLacunaHere } from '../../tests/run-lacuna-here.ts'
import { type Run, spawnLacuna } from '../../tests/spawn-lacuna.ts'

const lantern = fileURLToPath(new URL('../../tests/lantern/lantern.ink', import.meta.url))
const play = (...args: readonly string[]): Promise<Run> => runLacunaHere(['play', lantern, ...args])
const typing = (input: string): Promise<Run> => runLacunaHere(['play', lantern], { input })
const frames = (run: Run): Frame[] =>
  run.out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Frame)
const said = (run: Run): string[] => frames(run).flatMap(frame => frame.lines.map(line => line.text))

test('a process of its own plays the same', async () => {
  const args = ['--choices', '0,0', '--who']
  expect(await spawnLacuna(['play', 'lantern.ink', ...args])).toEqual(await play(...args))
})

test('choices given are taken, and play stops where they end', async () => {
  const { out, err, exit } = await play('--choices', '1', '--provider', 'off')
  expect({ err, exit }).toEqual({ err: '', exit: 0 })
  expect(out).toContain('The Lantern, by the Lacuna project')
  expect(out).toContain('Maret: You are late.')
  expect(out).toContain('> Leave it.')
  expect(out).toContain('  0  Stay.')
  expect(out).toContain('  1  Walk back to the boat.')
})

test('a choice is also named by its id or its words', async () => {
  const byPlace = await play('--json', '--choices', '1,0')
  expect(await play('--json', '--choices', 'leave it,house.stay')).toEqual(byPlace)
  expect(await play('--json', '--choices', 'c7cc6b64,stay')).toEqual(byPlace)
  expect(frames(byPlace).at(-1)).toMatchObject({ phase: 'ended', ending: 'stayed' })
})

test('at a question it says what counts as an answer, and that is true', async () => {
  const folder = lanternCopy({
    'asking.ink':
      'Where were you? # ask winter: where you spent it\n* (north) [In the north.]\n* [Nowhere.]\n- So.\n-> END\n',
    'asking.bible.yaml': 'story: asking\nlanguage: en\n',
  })
  const answering = (input: string): Promise<Run> => runLacunaHere(['play', join(folder, 'asking.ink')], { input })
  const { out } = await answering('in the north\n')
  expect(out).toContain('Answer with a number, or in the words of one of these.')
  expect(out).toContain('So.')
  for (const answer of ['2', 'north', '"Nowhere."']) expect((await answering(`${answer}\n`)).out).toContain('So.')
  expect((await answering('On a ship.\n')).err).toContain('It knows: In the north. / Nowhere.')
})

test('an index that is not there is told with what was offered', async () => {
  const { err, exit } = await play('--choices', '0,7')
  expect(exit).toBe(1)
  expect(err).toContain('offers no choice "7". (unknown-choice)')
  expect(err).toContain('0 "Stay.", 1 "Walk back to the boat."')
})

test('choices left over after the end are an error', async () => {
  const { err, exit } = await play('--choices', '0,0,1,1', '--json')
  expect(exit).toBe(1)
  expect(JSON.parse(err)).toMatchObject({ error: { code: 'picks-left-over', data: { left: ['1', '1'] } } })
})

test('the same seed says the same, and the dial at `author` says what the author wrote', async () => {
  const first = await play('--json', '--seed', '7', '--choices', '0')
  expect(await play('--json', '--seed', '7', '--choices', '0')).toEqual(first)
  expect(said(first)[1]).toBe('The kettle is on. You are late.')
  expect(said(await play('--json', '--dial', 'author', '--choices', '0'))[1]).toBe('You are late.')
})

test('`--let` gives a variable a value once, and `--at` enters elsewhere', async () => {
  const dark = await play('--json', '--let', 'oil=1', '--let', 'guest=Tove', '--choices', '0,0')
  expect(said(dark)).toContain('Late, and it is dark.')
  expect(frames(dark).at(-1)?.variables).toMatchObject({ oil: 0, guest: 'Tove' })
  const house = await play('--json', '--at', 'house', '--let', 'oil=0', '--choices', '0')
  expect(said(house)[0]).toBe('The room is warmer than the quay.')
})

test.each([
  [['--let', 'oli=3'], 'Did you mean oil?'],
  [['--let', 'oil=much'], 'oil can\'t be "much": it is a number.'],
  [['--let', 'inside=perhaps'], 'it is true or false'],
  [['--at', 'hose'], 'house'],
  [['--provider', 'gramar'], 'Did you mean grammar?'],
  [['--provider', 'recorded:none.json'], "none.json can't be read"],
  [['--language', 'not a language'], 'not a language'],
])('%j is turned down in words', async (args, words) => {
  const { out, err, exit } = await play(...args, '--choices', '0')
  expect(exit).toBeGreaterThan(0)
  expect(err).toContain(words)
  expect(err).not.toContain('    at ')
  expect(out).not.toContain('Maret')
})

test('a recording of another version plays as the author wrote, and that is said', async () => {
  const tape = new URL('../../../engine/fixtures/format-1/tape.json', import.meta.url).pathname
  const { err, exit } = await play('--provider', `recorded:${tape}`, '--dial', 'live', '--choices', '0')
  expect([exit, err]).toEqual([0, expect.stringContaining('recorded by another version')])
})

test('`--who` tells who wrote each line, in which slot, and what it had read', async () => {
  const { out } = await play('--choices', '0', '--who')
  expect(out).toMatch(
    /The kettle is on\. You are late\.\n +by the story's grammar, generated; slot quay\.greet; provider grammar; read .*oil/,
  )
  expect(out).toMatch(/by the script, generated; entry \d+/)
  const reviewed = await play('--let', 'oil=5', '--choices', '0', '--who')
  expect(reviewed.out).toMatch(/by a model, before the story was published; slot quay\.lamp; reviewed by nobody/)
})

test('keys work from a pipe: back, forward, who, history, help, quit', async () => {
  const { out, err, exit } = await typing('?\n1\nb\nf\nw\nh\nq\n')
  expect({ err, exit }).toEqual({ err: '', exit: 0 })
  expect(out).toContain('s <file>  save')
  expect(out).toContain('  1  Fill the lamp.')
  expect(out.match(/The flame stands up straight\./g)).toHaveLength(4)
  expect(out.match(/Maret: The kettle is on\. You are late\./g)).toHaveLength(3)
  expect(out).toContain('[2]  > Fill the lamp.')
})

test('what is not possible is said, and play goes on', async () => {
  const { out, err, exit } = await typing('b\n9\nsing\ns\nl none.json\n2\n')
  expect(exit).toBe(0)
  expect(err).toContain('This is the first turn.')
  expect(err).toContain('offers no choice "9".')
  expect(err).toContain('1 "Fill the lamp.", 2 "Leave it."')
  expect(err).toContain('offers no choice "sing".')
  expect(err).toContain('Which file?')
  expect(err).toContain("none.json can't be read as a save")
  expect(out).toContain('You keep your hands in your sleeves.')
})

test('a save never takes the place of a file that is none, and a damaged one is turned down', async () => {
  const cwd = lanternCopy({ 'broken.json': '{"format":"lacuna-save","version":1}' })
  const script = readFileSync(join(cwd, 'house.ink'), 'utf8')
  const input = 's house.ink\ns nowhere/at/all.json\nl broken.json\nl house.ink\n1\n'
  const { out, err, exit } = await runLacunaHere(['play', 'lantern.ink'], { cwd, input })
  expect(exit).toBe(0)
  expect(readFileSync(join(cwd, 'house.ink'), 'utf8')).toBe(script)
  expect(existsSync(join(cwd, 'nowhere'))).toBe(false)
  expect(err).toContain('house.ink is there and is no save')
  expect(err).toContain("nowhere/at/all.json can't be written")
  expect(err).toContain("house.ink can't be read as a save")
  expect(out).toContain('The flame stands up straight.')
})

test('`--json --ledger` ends with the ledger, and every span leads to an entry of it', async () => {
  const run = await play('--json', '--ledger', '--choices', '0,1')
  const objects = run.out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>)
  const { story, ledger } = objects.at(-1) as { story: object; ledger: { n: number }[] }
  expect(story).toMatchObject({ id: 'lantern', authorship: { script: { kind: 'generated', reviewed: 'nobody' } } })
  const numbers = ledger.map(({ n }) => n)
  const spans = (objects.slice(0, -1) as unknown as Frame[]).flatMap(frame => frame.lines.flatMap(line => line.spans))
  expect(spans.length).toBeGreaterThan(4)
  for (const span of spans) expect(numbers).toContain(span.origin.entry)
})

test('a compiled bundle plays like its script', async () => {
  const cwd = lanternCopy()
  expect((await runLacunaHere(['compile', 'lantern.ink', '-o', 'lantern.json'], { cwd })).exit).toBe(0)
  const bundle = await runLacunaHere(['play', 'lantern.json', '--json', '--choices', '0,1'], { cwd })
  expect(bundle).toEqual(await play('--json', '--choices', '0,1'))
})

test('a story in TypeScript plays as one in ink does', async () => {
  const cwd = lanternCopy({
    'boat.ts': `import { storyKit } from '@lacuna/engine/xstate'

const { fill, scene, story } = storyKit({ cast: { MARET: { name: 'Maret' } }, vars: { oil: 2 as number } })
const boat = scene({
  start: 'deck',
  exits: [],
  beats: {
    deck: {
      lines: [{ MARET: fill('greet', 'You are late.', 'dry', { reads: ['oil'] }) }],
      choices: { row: { label: 'Row.', assign: v => ({ oil: v.oil - 1 }), target: 'out' } },
    },
    out: { lines: ['{oil} left in the can.'], ending: 'rowed' },
  },
})
export const boatStory = story({ id: 'boat', start: 'boat', scenes: { boat } })
`,
  })
  const { out, err, exit } = await spawnLacuna(['play', 'boat.ts', '--let', 'oil=5', '--choices', 'row', '--who'], {
    cwd,
  })
  expect({ err, exit }).toEqual({ err: '', exit: 0 })
  expect(out).toContain('Maret: You are late.')
  expect(out).toContain('4 left in the can.')
  expect(out).toContain('The end: rowed.')
})

test('what is no story is turned down in words', async () => {
  const cwd = lanternCopy({ 'a.json': '{', 'b.json': '{"inkVersion":21}', 'c.json': '{}', 'd.txt': '' })
  const errors = async (file: string): Promise<string> => {
    const { err, exit } = await runLacunaHere(['play', file, '--choices', '0'], { cwd })
    expect(exit).toBe(1)
    return err
  }
  expect(await errors('a.json')).toContain("a.json can't be read")
  expect(await errors('b.json')).toContain('compiled by ink alone')
  expect(await errors('c.json')).toContain('story-invalid')
  expect(await errors('d.txt')).toContain('A story is an .ink file, a bundle (.json), or a module')
  expect(await errors('none.ink')).toContain('none.ink')
})

test('a story with errors is not played, and they are told', async () => {
  const cwd = lanternCopy()
  writeFileSync(join(cwd, 'house.ink'), '=== house ===\nThe room is warm.\n-> kitchen\n')
  const { out, err, exit } = await runLacunaHere(['play', 'lantern.ink'], { cwd, input: '1\n' })
  expect({ out, exit }).toEqual({ out: '', exit: 1 })
  expect(err).toContain('house.ink:3: error ')
  expect(err).toContain('(story-invalid)')
  const json = await runLacunaHere(['play', 'lantern.ink', '--json'], { cwd })
  expect(JSON.parse(json.err)).toMatchObject({
    error: { code: 'story-invalid', data: { diagnostics: [{ place: { file: 'house.ink', line: 3 } }] } },
  })
})

test('whoever plays a part of a story is shown the whole', async () => {
  const { err, exit } = await runLacunaHere(['play', 'house.ink'], { input: '' })
  expect(exit).toBe(1)
  expect(err).toContain('It is a part of lantern.ink: name that one.')
})

test('a story that breaks shows its lines, what went wrong and where; one can go back, and leaving it there fails', async () => {
  const folder = lanternCopy({
    'pit.ink': 'Start.\n+ [Go in.] You open the door.\n  -> k\n+ [Stay.] -> END\n=== k\nThat was the last you heard.\n',
    'pit.bible.yaml': 'story: pit\nlanguage: en\n',
  })
  const path = join(folder, 'pit.ink')
  const chosen = await runLacunaHere(['play', path, '--choices', '0'])
  expect(chosen.out).toMatch(
    /You open the door\.\nThat was the last you heard\.\n\nThe story ran into an error: ran out of content/,
  )
  expect(chosen.out).toMatch(/\(in k, \S*pit\.ink:6\)/)
  expect(chosen.out).toMatch(/story-failed\. .*go back/)
  expect(chosen.exit).toBe(1)
  const saved = join(folder, 'broken.save.json')
  const typed = await runLacunaHere(['play', path], { input: `1\ns ${saved}\nb\n2\n` })
  expect(typed.out).toContain('ran out of content')
  expect(typed.out).toContain('[1]')
  expect(typed.exit).toBe(0)
  const loaded = await runLacunaHere(['play', path], { input: `l ${saved}\nq\n` })
  expect(loaded.out).toContain('That was the last you heard.')
  expect(loaded.out).toContain('ran out of content')
  expect(loaded.exit).toBe(1)
  const json = await runLacunaHere(['play', path, '--json', '--choices', '0'])
  expect(frames(json).at(-1)).toMatchObject({ phase: 'failed', problem: { data: { knot: 'k', line: 6 } } })
})
