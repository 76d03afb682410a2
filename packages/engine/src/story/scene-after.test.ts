import { expect, test } from 'vitest'
import type { Cue } from './passage.ts'
import { type SceneState, sceneAfter } from './scene-after.ts'

const cue = (value: string): readonly Cue[] => [{ key: 'scene', value }]

test.each<readonly [string, SceneState | undefined, string, readonly Cue[], SceneState]>([
  ['the first', undefined, 'quay', [], { name: 'quay', number: 1 }],
  ['the first, with a cue', undefined, 'quay', cue('Friday'), { name: 'quay', cue: 'Friday', number: 1 }],
  ['another knot', { name: 'quay', number: 1 }, 'bar', [], { name: 'bar', number: 2 }],
  ['a knot that was left before', { name: 'bar', number: 2 }, 'quay', [], { name: 'quay', number: 3 }],
  [
    'another cue in the same knot',
    { name: 'quay', number: 1 },
    'quay',
    cue('Friday'),
    { name: 'quay', cue: 'Friday', number: 2 },
  ],
  [
    'knot and cue at once',
    { name: 'quay', cue: 'Friday', number: 1 },
    'bar',
    cue('Saturday'),
    { name: 'bar', cue: 'Saturday', number: 2 },
  ],
  [
    'another knot under the same cue',
    { name: 'quay', cue: 'Friday', number: 1 },
    'bar',
    [],
    { name: 'bar', cue: 'Friday', number: 2 },
  ],
  [
    'the last of two cues',
    { name: 'quay', number: 1 },
    'quay',
    [...cue('a'), ...cue('b')],
    { name: 'quay', cue: 'b', number: 2 },
  ],
])('%s begins a scene', (_, before, name, cues, after) => {
  expect(sceneAfter(before, name, cues)).toEqual(after)
})

test('the same knot under the same cue is the same scene, and the same object', () => {
  const before = sceneAfter(undefined, 'quay', cue('Friday'))
  expect(sceneAfter(before, 'quay', cue('Friday'))).toBe(before)
  expect(sceneAfter(before, 'quay', [{ key: 'weather', value: 'rain' }])).toBe(before)
})
