import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { spawnLacuna } from '../packages/author/tests/spawn-lacuna.ts'
import { type Block, blocksOf, pages, root } from './blocks.ts'

// How a block of TypeScript is written in these documents:
//   ```ts                            is type-checked
//   ```ts game.ts                    the same, under a name that other blocks of the page import
//   ```ts run                        is type-checked and run
//   ```ts samples/north-star/x.ts    is that file of docs/samples, which is checked and run where it stands

// Node reads no TypeScript in node_modules, so that the folder is beside the documents; git does not see it.
const folder = join(root, 'docs/.tested')
const lantern = join(root, 'packages/author/tests/lantern')

interface Sample {
  readonly block: Block
  readonly file: string
  readonly run: boolean
}

function sampleOf(block: Block, index: number): Sample {
  const name = block.info.find(word => word.endsWith('.ts')) ?? `block-${index + 1}.ts`
  const page = block.page.replace(/\.md$/, '').replaceAll('/', '-')
  return { block, file: join(folder, page, name), run: block.info.includes('run') }
}

/** A game of the samples knows their story alone, and a page may write one of its own in its place. */
const isStory = (file: string): boolean => !file.endsWith('.test.ts') && !file.endsWith('game.ts')

const blocks = pages()
  .filter(({ path }) => !path.startsWith('docs/errors/'))
  .flatMap(page => blocksOf(page))
const typescript = blocks.filter(({ language }) => language === 'ts')
const isFile = ({ info }: Block): boolean => info[0]?.startsWith('samples/') ?? false
const samples = typescript.filter(block => !isFile(block)).map(sampleOf)

const config = {
  extends: '../../tsconfig.base.json',
  compilerOptions: { noEmit: true, types: ['node', 'vite/client'] },
  include: ['*/*.ts'],
}

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  const pagesWithSamples = new Set(samples.map(({ file }) => join(file, '..')))
  for (const page of pagesWithSamples) {
    mkdirSync(page, { recursive: true })
    cpSync(lantern, page, { recursive: true })
    cpSync(join(root, 'docs/samples/north-star'), page, { recursive: true, filter: isStory })
    writeFileSync(join(page, 'not-typescript.d.ts'), "declare module '*.css'\n")
  }
  const written = new Set<string>()
  for (const { page, language, info, text } of blocks) {
    const [name] = info
    const to = join(folder, page.replace(/\.md$/, '').replaceAll('/', '-'))
    if ((language !== 'ink' && language !== 'yaml') || name === undefined || info.includes('wrong')) continue
    if (!pagesWithSamples.has(to)) continue
    writeFileSync(join(to, name), text)
    if (language === 'ink') written.add(join(to, name))
  }
  for (const { block, file } of samples) writeFileSync(file, block.text)
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  if (written.size > 0) expect(await spawnLacuna(['types', ...written])).toMatchObject({ err: '', exit: 0 })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every block of TypeScript is free of type errors', async () => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const said = await new Promise<string>(resolve => {
    execFile(process.execPath, [tsc, '-p', folder], { cwd: folder }, (_, out) => resolve(out))
  })
  // The engine's own errors are told where the whole repository is type-checked.
  const ours = said.split(/\n(?=\S)/).filter(error => !error.startsWith('../'))
  const named = ours.join('\n').replace(/^([^\s(]+)\((\d+),/gm, (all, path: string, line: string) => {
    const sample = samples.find(({ file }) => file === join(folder, path))
    return sample === undefined ? all : `${sample.block.page}:${sample.block.line + Number(line) - 1} (`
  })
  expect(named.trim()).toBe('')
})

test('no name is given to two blocks of a page', () => {
  expect(samples.map(({ file }) => file).filter((file, index, all) => all.indexOf(file) !== index)).toEqual([])
})

describe('blocks that are run', () => {
  test.each(
    samples.filter(({ run }) => run).map(sample => ({ at: `${sample.block.page}:${sample.block.line}`, sample })),
  )('$at', async ({ sample }) => {
    await import(/* @vite-ignore */ sample.file)
  })
})

describe('blocks that show a file', () => {
  test.each(typescript.filter(isFile).map(block => ({ at: `${block.page}:${block.line}`, block })))(
    '$at',
    ({ block }) => {
      const file = join(root, 'docs', block.info[0] ?? '')
      expect(existsSync(file)).toBe(true)
      expect(block.text).toBe(readFileSync(file, 'utf8'))
    },
  )
})
