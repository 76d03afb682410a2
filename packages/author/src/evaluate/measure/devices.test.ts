import { expect, test } from 'vitest'
import { repeatedDevices } from './devices.ts'

test('what two texts of a play share is found once for each text: openings, comparisons, phrases of four words', () => {
  const found = repeatedDevices([
    'The gulls sit on the rail, like a jury, and the gulls sit on the rail.',
    'The gulls are gone. It is as if nobody had ever counted them.',
    'Above them the gulls sit on the roof, like a jury.',
  ])
  expect(found).toContainEqual({ kind: 'opening', words: 'the gulls', times: 2 })
  expect(found).toContainEqual({ kind: 'comparison', words: 'like a', times: 2 })
  expect(found).toContainEqual({ kind: 'phrase', words: 'the gulls sit on', times: 2 })
  expect(found.map(({ words }) => words)).not.toContain('as if')
})

test('texts that share nothing have no repeated device', () => {
  expect(repeatedDevices(['Rain at dusk.', 'Nobody speaks.', ''])).toEqual([])
})
