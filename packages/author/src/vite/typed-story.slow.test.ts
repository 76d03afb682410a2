import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { lanternCopy } from '../../tests/lantern-copy.ts'
import { spawnLacuna } from '../../tests/spawn-lacuna.ts'

const modules = fileURLToPath(new URL('../../../../node_modules', import.meta.url))

const config = {
  compilerOptions: {
    target: 'ES2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    customConditions: ['@lacuna/source'],
    allowArbitraryExtensions: true,
    allowImportingTsExtensions: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
    types: ['node'],
    typeRoots: [join(modules, '@types')],
  },
  include: ['game.ts'],
}

/** What the real compiler says about a game that imports the small test story. */
async function typeErrors(game: string): Promise<string> {
  const root = lanternCopy({ 'tsconfig.json': JSON.stringify(config), 'game.ts': game })
  expect((await spawnLacuna(['types', 'lantern.ink'], { cwd: root })).exit).toBe(0)
  return await new Promise(resolve => {
    execFile(process.execPath, [join(modules, 'typescript/bin/tsc'), '-p', root], { cwd: root }, (_, out) =>
      resolve(out),
    )
  })
}

test('a game that names what the story has passes the compiler', async () => {
  expect(
    await typeErrors(`import { createSession } from '@lacuna/engine'
import story, { type CastName, type SlotId, type Variables } from './lantern.ink'
const session = createSession(story)
session.enter('quay')
export const slot: SlotId = 'quay.greet'
export const who: CastName = 'MARET'
export const oil: Variables['oil'] = 3
export const start: unknown = story.variables.guest.initial
export const name: string | undefined = story.bible.cast.MARET.name
`),
  ).toBe('')
})

test('a misspelt entry, variable, slot or cast name is a type error', async () => {
  const errors = await typeErrors(`import { createSession } from '@lacuna/engine'
import story from './lantern.ink'
createSession(story).enter('harbour')
createSession(story, { entry: 'harbour' })
story.variables.petrol
story.slots['quay.greeting']
story.bible.cast.MARTE
// @ts-expect-error an entry that is not there
createSession(story).enter('harbor')
`)
  for (const line of [3, 4, 5, 6, 7]) expect(errors).toContain(`game.ts(${line},`)
  expect(errors).not.toContain('game.ts(8,')
  expect(errors).not.toContain('game.ts(9,')
})
