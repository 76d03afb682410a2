import { expect, test } from 'vitest'
import { nearestTests } from './nearest-tests.ts'

const graph = {
  'src/a/one.ts': [],
  'src/a/two.ts': ['src/a/one.ts'],
  'src/a/one.test.ts': ['src/a/one.ts'],
  'src/a/two.test.ts': ['src/a/two.ts'],
  'src/b/three.ts': ['src/a/two.ts'],
  'src/b/direct.test.ts': ['src/a/one.ts'],
  'src/b/three.test.ts': ['src/b/three.ts'],
  'src/b/long.slow.test.ts': ['src/a/one.ts'],
  'src/b/page.e2e.test.ts': ['src/a/one.ts'],
}

test('those that import the file come first, those beside it before the others; slow ones and whole pages never', () => {
  expect(nearestTests(graph, ['src/a/one.ts'])).toEqual([
    'src/a/one.test.ts',
    'src/b/direct.test.ts',
    'src/a/two.test.ts',
    'src/b/three.test.ts',
  ])
})

test('a changed test is run, and what is no source has the tests in its folder', () => {
  expect(nearestTests(graph, ['src/b/three.test.ts'])).toEqual(['src/b/three.test.ts'])
  expect(nearestTests(graph, ['src/a/words.ink'])).toEqual(['src/a/one.test.ts', 'src/a/two.test.ts'])
})
