import { expect, test } from 'vitest'
import { differenceOf, estimate, wilson } from './share.ts'

const of = (cluster: string, ...values: readonly number[]) => values.map(value => ({ cluster, value }))

test('a share is the mean of what was judged, and whole clusters are drawn for its interval', () => {
  // Of two clusters a draw takes a twice (1/2), each once (3/4) or b twice (1): a quarter, a half and a quarter of all draws.
  const found = estimate([...of('a', 1, 0), ...of('b', 1, 1)], 7)
  expect(found).toEqual({ value: 0.75, low: 0.5, high: 1, count: 4, clusters: 2 })
})

test('a large cluster weighs as much as it holds', () => {
  // a twice: 0 of 6. Each once: 1 of 4. b twice: 2 of 2.
  const found = estimate([...of('a', 0, 0, 0), ...of('b', 1)], 7)
  expect(found).toMatchObject({ value: 0.25, low: 0, high: 1 })
})

test('the interval narrows with the number of clusters, not with the number of judgements in them', () => {
  const many = estimate(Array.from({ length: 100 }, (_, at) => of(`${at}`, at % 2)).flat(), 7)
  const few = estimate([...of('a', ...Array(50).fill(0)), ...of('b', ...Array(50).fill(1))], 7)
  expect(many).toMatchObject({ value: 0.5, count: 100, clusters: 100 })
  // Half of 100 draws, plus and minus two standard errors of 0.05.
  expect(many.low).toBeCloseTo(0.4, 1)
  expect(many.high).toBeCloseTo(0.6, 1)
  expect(few).toMatchObject({ value: 0.5, low: 0, high: 1, count: 100, clusters: 2 })
})

test('where all agree, the interval is Wilson’s over clusters, and not a single point', () => {
  const never = estimate(Array.from({ length: 10 }, (_, at) => of(`${at}`, 0, 0)).flat(), 7)
  expect(never).toMatchObject({ value: 0, low: 0, count: 20, clusters: 10 })
  expect(never.high).toBeCloseTo(0.2775, 4)
  expect(estimate([...of('a', 0), ...of('b', 0)], 7, 'mean')).toMatchObject({ value: 0, low: 0, high: 0 })
})

test('Wilson’s interval has its textbook values', () => {
  const { low, high } = wilson(5, 10)
  expect([low, high].map(each => each.toFixed(4))).toEqual(['0.2366', '0.7634'])
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
})

test('from one slot alone nothing is known of others', () => {
  expect(estimate(of('a', 1, 0, 0, 1), 7)).toMatchObject({ value: 0.5, low: null, high: null })
  expect(estimate(of('a', 5, 5), 7, 'mean')).toMatchObject({ value: 5, low: null, high: null })
  // All of one slot the same way: one observation.
  expect(estimate(of('a', 0, 0), 7).high).toBeCloseTo(0.7935, 4)
})

test('nothing judged is nothing found', () => {
  expect(estimate([], 7)).toEqual({ value: null, low: null, high: null, count: 0, clusters: 0 })
  expect(differenceOf([], of('a', 1), 7).value).toBeNull()
})

test('a difference has the spread of both', () => {
  const one = [...of('a', 6), ...of('b', 4)]
  // The first draws 4, 5 or 6, the second always 5.
  expect(differenceOf(one, [...of('c', 5), ...of('d', 5)], 7)).toMatchObject({ value: 0, low: -1, high: 1 })
})

test('the same seed draws the same', () => {
  const judged = Array.from({ length: 30 }, (_, at) => of(`${at % 9}`, at % 3)).flat()
  expect(estimate(judged, 3)).toEqual(estimate(judged, 3))
})
