import { expect, test } from 'vitest'
import { nearestTests } from './nearest-tests.ts'

const graph = {
  'packages/a/src/one/one.ts': [],
  'packages/a/src/one/two.ts': ['packages/a/src/one/one.ts'],
  'packages/a/src/one/one.test.ts': ['packages/a/src/one/one.ts'],
  'packages/a/src/one/two.test.ts': ['packages/a/src/one/two.ts'],
  'packages/a/src/one/page.web.test.ts': ['packages/a/src/one/two.ts'],
  'packages/a/src/far/three.ts': ['packages/a/src/one/two.ts'],
  'packages/a/src/far/direct.test.ts': ['packages/a/src/one/one.ts'],
  'packages/a/src/far/three.test.ts': ['packages/a/src/far/three.ts'],
  'packages/a/src/far/long.slow.test.ts': ['packages/a/src/one/one.ts'],
  'packages/b/src/other.test.ts': ['packages/a/src/one/one.ts'],
  'packages/b/src/other.web.test.ts': ['packages/a/src/one/one.ts'],
  'examples/page.e2e.test.ts': ['packages/a/src/one/one.ts'],
}

test('those that import the file come first; other packages last; slow ones, whole pages and foreign browsers never', () => {
  expect(nearestTests(graph, ['packages/a/src/one/one.ts'])).toEqual([
    'packages/a/src/one/one.test.ts',
    'packages/a/src/far/direct.test.ts',
    'packages/a/src/one/two.test.ts',
    'packages/a/src/one/page.web.test.ts',
    'packages/a/src/far/three.test.ts',
    'packages/b/src/other.test.ts',
  ])
})

test('a changed test is run, and what is no source has the tests in its folder', () => {
  expect(nearestTests(graph, ['packages/a/src/far/three.test.ts'])).toEqual(['packages/a/src/far/three.test.ts'])
  expect(nearestTests(graph, ['packages/b/src/words.ink'])).toEqual([
    'packages/b/src/other.test.ts',
    'packages/b/src/other.web.test.ts',
  ])
})
