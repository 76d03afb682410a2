import { expect, test } from 'vitest'
import { ReadingPace } from './reading-pace.ts'

const after = (turns: number, wordsPerMinute: number, words = 60): number => {
  const pace = new ReadingPace()
  for (let turn = 0; turn < turns; turn++) pace.read(words, (words / wordsPerMinute) * 60_000)
  return pace.wordsPerMinute
}

test('whoever clicks through is planned for as such, within some turns', () => {
  expect(after(8, 800)).toBeGreaterThan(700)
  expect(after(10, 1500)).toBeGreaterThan(1200)
  expect(after(12, 3000)).toBeGreaterThan(2000)
  // A single click tells little.
  expect(after(1, 6000)).toBeLessThan(400)
})

test('the pace comes down again, tea is no reading, and short turns tell nothing', () => {
  const pace = new ReadingPace()
  for (let turn = 0; turn < 12; turn++) pace.read(60, 1500)
  const fast = pace.wordsPerMinute
  for (let turn = 0; turn < 30; turn++) pace.read(60, 15_000)
  expect(pace.wordsPerMinute).toBeLessThan(fast / 4)
  expect(after(5, 20)).toBe(238)
  expect(after(5, 3000, 10)).toBe(238)
})
