import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { compileInkFile } from './compile-ink-file.ts'
import { declarationPath, storyDeclaration } from './story-declaration.ts'

const repository = fileURLToPath(new URL('../../../..', import.meta.url))
const declared = globSync('{packages,examples,docs/samples}/**/*.d.ink.ts', {
  cwd: repository,
  exclude: ['**/node_modules/**'],
})

test.each(declared)('%s says what its story is (`pnpm lacuna types` writes it)', async declaration => {
  const file = join(repository, declaration.replace(/\.d\.ink\.ts$/, '.ink'))
  const { bundle } = await compileInkFile(file)
  if (bundle === undefined) expect.unreachable(`${file} has errors`)
  expect(readFileSync(declarationPath(file), 'utf8').replaceAll('\r\n', '\n')).toBe(storyDeclaration(bundle, file))
})

test('every kind of variable has its type, and names that are no identifiers stand in quotes', async () => {
  const { bundle } = await compileInkFile(join(repository, 'packages/author/tests/lantern/lantern.ink'))
  if (bundle === undefined) expect.unreachable()
  const text = storyDeclaration(
    {
      ...bundle,
      entries: [],
      slots: {},
      bible: { ...bundle.bible, cast: { "O'HARA": {}, 'MRS GALE': {} } },
      variables: {
        bag: { type: 'list', initial: [], items: ['bag.lamp', 'bag.rope'] },
        none: { type: 'list', initial: [] },
        lit: { type: 'boolean', initial: true },
        'far-off': { type: 'json', initial: null },
      },
    },
    'lantern.ink',
  )
  expect(text).toContain("readonly bag: readonly ('bag.lamp' | 'bag.rope')[]\n")
  expect(text).toContain('readonly none: readonly string[]\n')
  expect(text).toContain('readonly lit: boolean\n')
  expect(text).toContain("readonly 'far-off': import('@lacuna/engine').Json\n")
  expect(text).toContain("| 'O\\'HARA'\n  | 'MRS GALE'\n")
  expect(text).toContain('export type Entry = never\n')
})
