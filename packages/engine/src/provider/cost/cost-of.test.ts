import { expect, test } from 'vitest'
import { costOf, countedTokens, priceOf } from './cost-of.ts'
import { prices } from './prices.ts'

test('what comes from the cache is cheap, what goes into it a little dearer', () => {
  const price = { input: 10, output: 100 }
  const usage = { inputTokens: 1_000_000, outputTokens: 10_000 }
  expect(costOf(usage, price)).toBeCloseTo(11)
  expect(costOf({ ...usage, cachedTokens: 900_000 }, price)).toBeCloseTo(1 + 0.9 + 1)
  expect(costOf({ ...usage, cacheWrittenTokens: 400_000 }, price)).toBeCloseTo(6 + 5 + 1)
  expect(costOf({ ...usage, cachedTokens: 900_000 }, { ...price, cached: 5 })).toBeCloseTo(1 + 4.5 + 1)
})

test('in a limit of tokens, what comes from the cache counts a tenth', () => {
  expect(countedTokens({ inputTokens: 4000, outputTokens: 100 })).toBe(4100)
  expect(countedTokens({ inputTokens: 4000, outputTokens: 100, cachedTokens: 3000 })).toBe(1400)
  expect(countedTokens({ inputTokens: 10, outputTokens: 0, cachedTokens: 9999 })).toBe(1)
})

test('a dated model has the price of its name', () => {
  expect(priceOf('claude-haiku-5-5-20261001', prices)).toEqual({ input: 0.1, output: 0.5 })
  expect(priceOf('gull-7b-large', { gull: { input: 1, output: 1 }, 'gull-7b': { input: 2, output: 2 } })?.input).toBe(2)
  expect(priceOf('other', prices)).toBeUndefined()
  expect(priceOf(undefined, prices)).toBeUndefined()
})
