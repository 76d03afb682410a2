import type { Diagnostic } from '@lacuna/engine'
import { expect, test } from 'vitest'
import { lanternCopy } from '../../tests/lantern-copy.ts'
import { runLacunaHere } from '../../tests/run-lacuna-here.ts'
import { spawnLacuna } from '../../tests/spawn-lacuna.ts'

const broken = {
  'house.ink':
    '=== house ===\nThe room is warm. # fil warmth: the room\n* [Stay.] # fill stay: she stays\n-> kitchen\n',
}

test('a story without mistakes is told so', async () => {
  expect(await spawnLacuna(['check', 'lantern.ink'])).toMatchObject({ exit: 0, err: '' })
})

test('mistakes are told with file, line, code and hint, and the exit code says so', async () => {
  const cwd = lanternCopy(broken)
  const { out, exit } = await spawnLacuna(['check', 'lantern.ink'], { cwd })
  expect(exit).toBe(1)
  expect(out).toMatch(/^house\.ink:3: error [a-z-]+: .+\n {2}\S/m)
  expect(out).toMatch(/^house\.ink:4: error [a-z-]+: /m)
  expect(out).toMatch(/^lantern\.ink: \d+ errors?/m)
})

test('places are named from where the command was typed', async () => {
  const cwd = lanternCopy(broken)
  const { out } = await runLacunaHere(['check', `${cwd}/lantern.ink`], { cwd: '/' })
  expect(out).toContain(`${cwd}/house.ink:4: `)
})

test('`--json` gives the same as data', async () => {
  const { out, exit } = await runLacunaHere(['check', 'lantern.ink', '--json'], { cwd: lanternCopy(broken) })
  expect(exit).toBe(1)
  const diagnostics = JSON.parse(out) as Diagnostic[]
  expect(diagnostics.map(({ place }) => `${place?.file}:${place?.line}`)).toContain('house.ink:4')
  for (const { code, hint, message } of diagnostics) expect([code, hint, message]).not.toContain('')
})

test('a file that is not there is a diagnostic, too', async () => {
  const { out, exit } = await runLacunaHere(['check', 'none.ink'])
  expect(exit).toBe(1)
  expect(out).toContain('none.ink:1: error file-missing')
})

test('an ending that only a provider could bring about is told, in the file of an include, too', async () => {
  const house = `=== house ===
Maret looks at you. # decide trusts: does she believe it
+ [yes]
    She does. # ending: believed
+ [no # default]
    She does not. # ending: sent_away
- -> END
`
  const { out, exit } = await runLacunaHere(['check', 'lantern.ink'], { cwd: lanternCopy({ 'house.ink': house }) })
  expect(out).toMatch(/^house\.ink:4: warning ending-not-reached: The ending "believed" .+\n {2}\S/m)
  expect(out).toContain('By your words alone it comes to 1 ending: sent_away.')
  expect(exit).toBe(0)
})

test('a story that breaks in play is told by the choices that break it', async () => {
  const house = '=== house ===\nVAR none = 0\n* (look) [Look.] It is {7 % none} o’clock.\n- -> END\n'
  const { out, exit } = await runLacunaHere(['check', 'lantern.ink'], { cwd: lanternCopy({ 'house.ink': house }) })
  expect(out).toMatch(/^house\.ink:3: error story-failed: .+\n {2}It breaks after these choices: .*house\.look\./m)
  expect(exit).toBe(1)
})

test('a dead end behind another verdict than the author’s is an error, and what was tried is said with its bound', async () => {
  const house = `=== house ===
VAR trust = 1
Maret looks at you. # decide trusts: does she believe it
+ [yes # default]
    She does. # ending: believed
    -> END
+ [no]
    Then wait.
    * * {trust > 5} [Climb out.] -> END
`
  const cwd = lanternCopy({ 'house.ink': house })
  const { out, exit } = await runLacunaHere(['check', 'lantern.ink'], { cwd })
  expect(out).toMatch(
    /^house\.ink:9: error story-failed: .+\n {2}It breaks where a provider answers .*house\.trusts = house\./m,
  )
  expect(out).toMatch(
    /By your words alone it comes to 1 ending: believed\.\nWhere a provider .+ \d+ answers? .+ of at most 10000 steps\./,
  )
  expect(exit).toBe(1)
})

test('a story that wants functions of a game is not played', async () => {
  const cwd = lanternCopy({ 'house.ink': 'EXTERNAL hour()\n=== house ===\nIt is {hour()}. # ending: late\n-> END\n' })
  const { out, exit } = await runLacunaHere(['check', 'lantern.ink'], { cwd })
  expect(out).toContain('It was not played: The story calls functions')
  expect(exit).toBe(0)
})

test('a module is played all over, too, and what types do not see in it is noted', async () => {
  const story = (facts: string): string => `import { storyKit } from '@lacuna/engine/xstate'
const { scene, story } = storyKit({ cast: { OONA: {} }, vars: { alias: 'stranger', fare: 2 } })
const beats = { aboard: { invent: { alias: { brief: 'a name' } }, lines: ['So, {alias}.'], ending: 'across' } }
const ferry = scene({ start: 'aboard', with: ['OONA'], beats })
export const crossing = story({ id: 'crossing', version: '1', start: 'ferry', scenes: { ferry }, facts: { OONA: ${facts} } })
`
  const cwd = lanternCopy({
    'quoted.mjs': story('({ alias }) => [alias]'),
    'plain.mjs': story("({ fare }) => ['The fare is ' + fare]"),
    'none.mjs': 'export const story = 3\n',
  })
  const quoted = await spawnLacuna(['check', 'quoted.mjs'], { cwd })
  expect(quoted.out).toMatch(/^note facts-quoted-whole: The facts about OONA .*\(alias\).*\n {2}\S/m)
  expect(quoted.out).toContain('By your words alone it comes to: across.')
  expect(quoted.exit).toBe(0)
  expect((await spawnLacuna(['check', 'plain.mjs'], { cwd })).out).not.toContain('note')
  expect(await spawnLacuna(['check', 'none.mjs'], { cwd })).toMatchObject({
    exit: 1,
    out: expect.stringContaining('error file-invalid: '),
  })
})
