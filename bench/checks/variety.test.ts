import { expect, test } from 'vitest'
import { keepsBar } from '../bench-row.ts'
import { benchFlattening } from './flattening.ts'
import { benchJudge } from './judge-pairs.ts'
import { distinctPairs, echoOf, meanVariety } from './variety.ts'

test('pairs, words in a window, and echoes', () => {
  expect(distinctPairs(['the rain the rain'])).toBeCloseTo(2 / 3)
  expect(meanVariety(['the rain the rain'])).toBe(0.5)
  const long = Array.from({ length: 40 }, (_, at) => `w${at}`).join(' ')
  expect(meanVariety([long, long, long])).toBeCloseTo(0.8)
  expect(echoOf(['one two three four five'], 'Two, three, four: five.')).toBe(0.5)
})

test('no check makes the recorded candidates more alike', () => {
  expect(benchFlattening().filter(row => !keepsBar(row))).toEqual([])
})

test('the judge by rules keeps its bars on the pairs', async () => {
  expect((await benchJudge()).filter(row => !keepsBar(row))).toEqual([])
})
