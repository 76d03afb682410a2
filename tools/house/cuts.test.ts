import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packages } from './arrows.ts'
import { circlesIn, importGraph, modulesIn } from './import-graph.ts'

const root = join(import.meta.dirname, '../..')
const isSource = (path: string): boolean => !/\.(test|test-d|fixture)\.ts$|(^|\/)(fixtures|tests|samples)\//.test(path)

const graph = importGraph()

test('no file imports itself by way of others, types counted', () => {
  expect(circlesIn(graph)).toEqual([])
})

test.each(packages)('the rooms of $folder import one way', ({ rooms }) => {
  const imports = Object.fromEntries(Object.entries(rooms).map(([name, { imports }]) => [name, imports]))
  expect(circlesIn(imports)).toEqual([])
})

test('no source file is longer than 300 lines', () => {
  const linesOf = (path: string): number => readFileSync(join(root, path), 'utf8').split('\n').length - 1
  const long = Object.keys(graph).filter(path => isSource(path) && linesOf(path) > 300)
  expect(long).toEqual([])
})

test('a circle is found, however it is closed', () => {
  expect(circlesIn({ a: ['b'], b: ['c'], c: ['b', 'd'], d: [] })).toEqual([['b', 'c']])
  expect(circlesIn({ a: ['b', 'c'], b: ['c'], c: [] })).toEqual([])
  expect(
    modulesIn(
      "import type { A } from './a.ts'\nexport * from './b.ts'\nconst c = () => import('./c.ts')\n/**\n * import d from './d.ts'\n */",
    ),
  ).toEqual(['./a.ts', './b.ts', './c.ts'])
})

test('imports of other packages are followed to their sources', () => {
  expect(graph['examples/stories.test.ts']).toContain('packages/engine/src/check/index.ts')
})
