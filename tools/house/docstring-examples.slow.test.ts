import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prelude } from './docstring-prelude.ts'
import { examplesIn, type PublicValue, publicTypes, publicValues } from './public-docstrings.ts'

const root = join(import.meta.dirname, '../..')
// Node reads no TypeScript in node_modules, so that the folder is beside the packages; git does not see it.
const folder = join(root, 'docs/.tested-examples')

const values = publicValues()
const types = publicTypes()
const preludeNames = [...prelude.matchAll(/^export declare (?:const|function) (\w+)|^export \{ (.*) \}/gm)].flatMap(
  ([, name, list = '']) => (name === undefined ? list.split(', ') : [name]),
)

interface Example {
  readonly value: PublicValue
  readonly file: string
  readonly code: string
}

const examples: readonly Example[] = values
  .filter(({ isInternal }) => !isInternal)
  .flatMap(value => examplesIn(value.docstring).map(code => ({ value, code })))
  .map((example, index) => ({ ...example, file: `example-${index + 1}.ts` }))

/** Where a name comes from: the same export first, then the same package's, then the prelude, then any other export. */
function sourceOf(name: string, { entry }: PublicValue): string | undefined {
  const from = [...values, ...types].filter(other => !other.isInternal && other.name === name).map(other => other.entry)
  if (from.includes(entry)) return entry
  const main = entry.split('/').slice(0, 2).join('/')
  if (from.includes(main)) return main
  return preludeNames.includes(name) ? './prelude.ts' : from[0]
}

/** The example with an import for each name that it does not declare itself. */
function moduleOf({ value, code }: Example): string {
  const plain = code.replace(/'[^'\n]*'|\/\/.*$/gm, '')
  const own = new Set(
    [...code.matchAll(/\b(?:const|let|function\*?|import) (?:\{([^}]*)\}|\[([^\]]*)\]|(\w+))/g)].flatMap(
      ([, members = '', items = '', name = '']) => `${members},${items},${name}`.match(/\w+(?=\s*(?:,|$))/g) ?? [],
    ),
  )
  const used = new Set([...plain.matchAll(/(?<!(?<!\.\.)\.|\w)[A-Za-z_]\w*/g)].map(([name]) => name))
  const imports = [...used].flatMap(name => {
    const from = own.has(name) ? undefined : sourceOf(name, value)
    const type = types.some(one => one.name === name) && !values.some(one => one.name === name) ? 'type ' : ''
    return from === undefined ? [] : [`import { ${type}${name} } from '${from}'; `]
  })
  // On one line, so that an error's line is the example's.
  return `export {}; ${imports.join('')}\n${code}\n`
}

/** A line that shows what it gives, as a literal behind `//`. */
const shownValue = /^([^ ].*?) \/\/ ('[^']*'|\d[\d._]*|true|false|undefined|\{[^…]*\})$/gm

/** Examples that show values and stand alone, each as a module that collects what a line gives and what it shows. */
const shown = examples.flatMap(({ value, code, file }) => {
  const module = moduleOf({ value, code, file })
  if (module.includes("'./prelude.ts'") || code.search(shownValue) < 0) return []
  const collects = module.replace(shownValue, (_, gives, shows) => `values.push([${gives}, ${shows}])`)
  return [{ name: value.name, file: `shown-${file}`, text: `export const values: unknown[] = []\n${collects}` }]
})

const config = {
  extends: '../../tsconfig.base.json',
  compilerOptions: { noEmit: true, types: ['node', 'vite/client'] },
  include: ['example-*.ts'],
}

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'prelude.ts'), prelude)
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  for (const example of examples) writeFileSync(join(folder, example.file), moduleOf(example))
  for (const { file, text } of shown) writeFileSync(join(folder, file), text)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every example of a docstring is free of type errors', async () => {
  expect(examples.length).toBeGreaterThan(100)
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const said = await new Promise<string>(resolve => {
    execFile(process.execPath, [tsc, '-p', folder], { cwd: folder, maxBuffer: 1e8 }, (_, out) => resolve(out))
  })
  // The packages' own errors are found where the whole repository is type-checked.
  const ours = said.split(/\n(?=\S)/).filter(error => !error.startsWith('../'))
  const named = ours.join('\n').replace(/^(example-\d+\.ts)\((\d+),/gm, (all, file: string, line: string) => {
    const example = examples.find(one => one.file === file)
    const text = example?.code.split('\n')[Number(line) - 2] ?? ''
    return example === undefined ? all : `${example.value.file}: ${example.value.name}: ${text} (`
  })
  expect(named.trim()).toBe('')
})

describe('what an example shows is what it gives', () => {
  test.each(shown)('$name', async ({ file }) => {
    const { values: pairs } = await import(/* @vite-ignore */ join(folder, file))
    expect(pairs.length).toBeGreaterThan(0)
    for (const [gives, shows] of pairs) expect(gives).toEqual(shows)
  })
})
