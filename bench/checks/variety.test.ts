import { expect, test } from 'vitest'
import { keepsBar } from '../bench-row.ts'
import { benchFlattening } from './flattening.ts'
import { frozenContexts } from './frozen-contexts.ts'
import { benchPairs, judgePairs } from './judge-pairs.ts'
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

test('the judge by rules keeps its bars on the pairs that it was developed on', async () => {
  expect((await benchPairs('development')).filter(row => !keepsBar(row))).toEqual([])
})

test('the pairs to measure with are eighty by four writers, half of them subtle, each about a slot that is known', () => {
  const pairs = judgePairs('blind')
  const { contexts } = frozenContexts()
  const perWriter = [1, 2, 3, 4].map(writer => pairs.filter(pair => pair.writer === writer))
  expect(perWriter.map(each => [each.length, each.filter(pair => pair.subtle).length])).toEqual(Array(4).fill([20, 10]))
  expect(pairs.filter(({ slot }) => contexts[slot] === undefined).map(({ slot }) => slot)).toEqual([])
})
