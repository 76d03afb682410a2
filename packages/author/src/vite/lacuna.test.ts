import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, createLogger, createServer, defaultClientConditions, type Logger, type Rolldown } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import lantern from '../../tests/lantern/lantern.ink'
import { lanternCopy } from '../../tests/lantern-copy.ts'
import { lacuna } from './lacuna.ts'

const main = `import { createSession } from '@lacuna/engine'
import story from './lantern.ink'
export const session = createSession(story)
export { story }
`

const from = (root: string, customLogger: Logger = createLogger('silent')) => ({
  root,
  configFile: false as const,
  customLogger,
  logLevel: 'silent' as const,
  plugins: [lacuna()],
  resolve: { conditions: ['@lacuna/source', ...defaultClientConditions] },
})

async function buildOf(root: string, customLogger?: Logger): Promise<Rolldown.OutputChunk> {
  const built = await build({
    ...from(root, customLogger),
    build: { minify: true, lib: { entry: 'main.js', formats: ['es'], fileName: () => 'out.mjs' }, outDir: 'out' },
  })
  const outputs = Array.isArray(built) ? built : [built as Rolldown.RolldownOutput]
  return outputs[0]?.output[0] as Rolldown.OutputChunk
}

const failure = async (root: string): Promise<Record<string, unknown> & Error> =>
  await buildOf(root).then(
    () => expect.unreachable('the build should have failed'),
    (error: Record<string, unknown> & Error) => error,
  )

test('a story in ink is a module that plays, with neither compiler nor YAML in it', async () => {
  const root = lanternCopy({ 'main.js': main })
  const chunk = await buildOf(root)
  expect(Object.keys(chunk.modules).filter(id => /compiler|yaml|inkjs\/.*full/.test(id))).toEqual([])
  expect(chunk.code).toMatch(/JSON\.parse\(/)
  const { session, story } = (await import(/* @vite-ignore */ pathToFileURL(join(root, 'out/out.mjs')).href)) as {
    session: import('@lacuna/engine').Session
    story: import('@lacuna/engine').Story
  }
  expect(story.bible.title).toBe('The Lantern')
  session.enter()
  const frame = await session.settled()
  expect(frame.lines.map(({ text }) => text)).toEqual(['The lamp on the quay burns low.', 'You are late.'])
  session.close()
})

test('a mistake stops the build at its file and line, with a frame and a hint', async () => {
  const root = lanternCopy({
    'main.js': main,
    'house.ink': '=== house ===\nThe room is warm.\nShe waits. -> kitchen\n-> END\n',
  })
  const error = await failure(root)
  expect(error.message).toContain('house.ink:3: ')
  expect(error.message).toContain('kitchen')
  expect(JSON.stringify(error) + error.message + String(error.frame)).toContain('> 3 | She waits. -> kitchen')
})

test('a warning does not stop the build, and is printed once however often the story is read', async () => {
  const house = 'The room is warm. # fil warmth: the room\n'
  const root = lanternCopy({ 'main.js': main, 'house.ink': `=== house ===\n${house}-> END\n` })
  const warnings: string[] = []
  const logger = { ...createLogger('silent'), warn: (text: string) => void warnings.push(text) }
  const server = await createServer({ ...from(root, logger), server: { middlewareMode: true, ws: false } })
  onTestFinished(() => server.close())
  const { client, ssr } = server.environments
  for (const environment of [client, ssr]) expect(await environment.transformRequest('/lantern.ink')).not.toBeNull()
  client.moduleGraph.invalidateAll()
  await client.transformRequest('/lantern.ink')
  expect(warnings.filter(text => text.includes('house.ink:2: '))).toHaveLength(1)
  expect(warnings.join()).toContain('Did you mean')
})

test('the declaration is written beside the story, and not again when nothing changed', async () => {
  const root = lanternCopy({ 'main.js': main, 'lantern.d.ink.ts': 'out of date' })
  const file = join(root, 'lantern.d.ink.ts')
  await buildOf(root)
  expect(readFileSync(file, 'utf8')).toContain("| 'quay.greet'")
  const written = statSync(file).mtimeMs
  await buildOf(root)
  expect(statSync(file).mtimeMs).toBe(written)
})

test('a change in an include, the bible, a new bank or a new file of slots brings the story anew while developing', async () => {
  const root = lanternCopy({ 'main.js': main })
  const server = await createServer({ ...from(root), server: { middlewareMode: true, ws: false }, appType: 'custom' })
  onTestFinished(() => server.close())
  const { pluginContainer, moduleGraph } = server.environments.client
  expect(pluginContainer).toBeDefined()
  await server.environments.client.transformRequest('/main.js')
  await server.environments.client.transformRequest('/lantern.ink')
  // A change before it watches would never be heard of.
  await expect
    .poll(() => server.watcher.getWatched()[root])
    .toEqual(expect.arrayContaining(['house.ink', 'lantern.bible.yaml']))
  for (const [name, text] of [
    ['house.ink', readFileSync(join(root, 'house.ink'), 'utf8').replace('rope and bread', 'tar and bread')],
    ['lantern.bible.yaml', readFileSync(join(root, 'lantern.bible.yaml'), 'utf8').replace('The Lantern', 'The Lamp')],
    [
      'lantern.bank.de.yaml',
      'entries:\n  - slot: quay.lamp\n    text: Die Lampe am Kai brennt.\n    state: approved\n',
    ],
  ] as const) {
    const changed = new Promise<void>(resolve => server.watcher.once('all', () => setImmediate(resolve)))
    writeFileSync(join(root, name), text)
    await changed
    await expect.poll(() => moduleGraph.getModuleById(join(root, 'lantern.ink'))?.transformResult ?? null).toBeNull()
    const again = await server.environments.client.transformRequest('/lantern.ink')
    expect(again?.code).toContain(
      { house: 'tar and bread', bible: 'The Lamp', bank: 'Die Lampe' }[/house|bible|bank/.exec(name)?.[0] as 'house'],
    )
  }
  writeFileSync(join(root, 'lantern.slots.yaml'), 'quay.lamp: what the lamp shows\n')
  await expect.poll(() => moduleGraph.getModuleById(join(root, 'lantern.ink'))?.transformResult ?? null).toBeNull()
  await expect(server.environments.client.transformRequest('/lantern.ink')).rejects.toThrow(
    /lantern\.slots\.yaml:1: The tag of quay\.lamp has details of its own/,
  )
})

test('Vitest reads a story in the same way', () => {
  expect(lantern.entries).toEqual(['house', 'quay'])
})
