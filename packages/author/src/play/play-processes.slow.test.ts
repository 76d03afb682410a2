import type { Frame } from '@lacuna/engine'
import { expect, test } from 'vitest'
import { lanternCopy } from '../../tests/lantern-copy.ts'
import { runLacunaHere } from '../../tests/run-lacuna-here.ts'
import { type Run, spawnLacuna } from '../../tests/spawn-lacuna.ts'

const frames = (run: Run): Frame[] =>
  run.out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Frame)
const said = (run: Run): string[] => frames(run).flatMap(frame => frame.lines.map(line => line.text))

test('a save is loaded with its words, in another run', async () => {
  const cwd = lanternCopy()
  const first = await spawnLacuna(['play', 'lantern.ink', '--seed', '3'], { cwd, input: '1\ns evening.json\n' })
  expect(first.out).toContain('Saved in evening.json.')
  const second = await spawnLacuna(['play', 'lantern.ink', '--json'], { cwd, input: 'l evening.json\nb\n1\nStay\n' })
  expect(second.err).toBe('')
  expect(said(second)).toContain('The flame stands up straight.')
  expect(frames(second).at(-1)).toMatchObject({ phase: 'ended', ending: 'stayed' })
})

test('colours come only when they are asked for, and never with NO_COLOR', async () => {
  const args = ['play', 'lantern.ink', '--choices', '0']
  expect((await spawnLacuna(args)).out).not.toContain('\u001b')
  expect((await spawnLacuna(args, { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[')
  expect((await spawnLacuna(args, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out).not.toContain('\u001b')
})

test('a module that exports a story plays; several need a name', async () => {
  const story = (name: string): string =>
    `export const ${name} = inkStory(JSON.parse(readFileSync(new URL('./lantern.json', import.meta.url), 'utf8')))\n`
  const head = "import { readFileSync } from 'node:fs'\nimport { inkStory } from '@lacuna/engine/ink'\n"
  const cwd = lanternCopy({
    'one.ts': `${head}${story('lantern')}export const seed: number = 1\n`,
    'two.mjs': `${head}${story('lantern')}${story('night')}`,
    'none.js': 'export const story = 3\n',
    'broken.js': 'throw new Error("no lamp oil")\n',
  })
  await runLacunaHere(['compile', 'lantern.ink', '--out', 'lantern.json'], { cwd })
  const run = (file: string): Promise<Run> => spawnLacuna(['play', file, '--json', '--choices', '0'], { cwd })
  const expected = await runLacunaHere(['play', 'lantern.ink', '--json', '--choices', '0'], { cwd })
  expect(await run('one.ts')).toEqual(expected)
  expect(await run('two.mjs#night')).toEqual(expected)
  expect((await run('two.mjs')).err).toContain('two.mjs#lantern, two.mjs#night')
  expect((await run('two.mjs#nigth')).err).toContain('Did you mean two.mjs#night?')
  expect((await run('none.js')).err).toContain('none.js exports no story.')
  expect((await run('broken.js')).err).toContain('no lamp oil')
  expect((await run('missing.ts')).err).toContain('There is no file missing.ts.')
})
