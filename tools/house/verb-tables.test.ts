import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const engine = 'packages/engine'

/** Every table of verbs. What else a verb needs, the types of these parts ask for. */
const tables = [
  'check/verb-answers.ts',
  'fill/request/verb-requests.ts',
  'ink/compiler/may-stand.ts',
  'ink/tag-targets.ts',
  'story/verbs/verb-tags.ts',
  'story/verbs/verbs.ts',
  'testing/verb-inputs.ts',
  'xstate/machine-verbs.ts',
]

let house: string

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'verbs-'))
  for (const file of ['tsconfig.base.json', 'tsconfig.lib.json', `${engine}/tsconfig.lib.json`]) {
    await cp(join(root, file), join(house, file))
  }
  await cp(join(root, engine, 'src'), join(house, engine, 'src'), {
    recursive: true,
    filter: path => !path.endsWith('.test.ts'),
  })
  await symlink(join(root, engine, 'node_modules'), join(house, engine, 'node_modules'), 'dir')
})

afterAll(() => rm(house, { recursive: true, force: true }))

/** Changes a source file of the copy. */
async function change(file: string, from: string, to: string): Promise<void> {
  const path = join(house, engine, 'src', file)
  const before = await readFile(path, 'utf8')
  expect(before, `${file} says "${from}"`).toContain(from)
  await writeFile(path, before.replace(from, to))
}

/** The source files of the copy that do not compile. */
async function brokenFiles(): Promise<readonly string[]> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [compiler, '--noEmit', '--pretty', 'false', '-p', join(engine, 'tsconfig.lib.json')],
    { cwd: house, maxBuffer: 64e6 },
  ).catch((failed: { stdout: string }) => failed)
  const files = stdout.split('\n').flatMap(line => /^\S*?packages\/engine\/src\/([^(]+)\(\d/.exec(line)?.[1] ?? [])
  return [...new Set(files)].toSorted()
}

test('a seventh verb does not compile where a part of it is missing, and nowhere else', async () => {
  await change('story/slot.ts', 'export type SlotVerb =', "export type SlotVerb = 'recall' |")
  // What a state of a machine can say has to be passed on by the kit.
  await change(
    'xstate/story-meta.ts',
    'readonly ask?: Question',
    'readonly recall?: Question\n  readonly ask?: Question',
  )
  expect(await brokenFiles()).toEqual([...tables, 'xstate/compile-kit.ts'].toSorted())
})

test('the page about adding a verb names every table', async () => {
  const page = await readFile(join(root, 'docs/how-to/verb.md'), 'utf8')
  expect(tables.filter(table => !page.includes(`${engine}/src/${table}`))).toEqual([])
})

test('lint knows every verb', async () => {
  const slot = await readFile(join(root, engine, 'src/story/slot.ts'), 'utf8')
  const names = /export type SlotVerb =(.*)/.exec(slot)?.[1]?.match(/'\w+'/g) ?? []
  const rule = await readFile(join(import.meta.dirname, 'no-verb-names.grit'), 'utf8')
  expect(names).toContain("'ask'")
  expect(names.filter(name => !rule.includes(`\`${name}\``))).toEqual([])
})
