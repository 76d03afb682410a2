import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compileInkFile } from './compile-ink-file.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lacuna-'))
  mkdirSync(join(folder, 'story/parts'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'VAR secret = "the key"')
  writeFileSync(join(folder, 'story/parts/gulls.ink'), 'Gulls.')
})

afterEach(() => rmSync(folder, { recursive: true }))

const compiled = async (include: string) => {
  const file = join(folder, 'story/a.ink')
  writeFileSync(file, `INCLUDE ${include}\n-> END`)
  return compileInkFile(file)
}

test.each(['../secret.txt', 'parts/../../secret.txt', 'parts/link.ink', 'out/secret.txt'])(
  'INCLUDE %s takes nothing from outside of the story’s folder',
  async include => {
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'story/parts/link.ink'))
    symlinkSync(folder, join(folder, 'story/out'))
    const { bundle, diagnostics, files } = await compiled(include)
    expect(bundle).toBeUndefined()
    expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
    expect(files).toEqual([join(folder, 'story/a.ink')])
  },
)

test('an absolute path is refused, too', async () => {
  expect((await compiled(join(folder, 'secret.txt'))).bundle).toBeUndefined()
})

test('what stands below the story is included', async () => {
  expect((await compiled('parts/gulls.ink')).bundle).toBeDefined()
})
