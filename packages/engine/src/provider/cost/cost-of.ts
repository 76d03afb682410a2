import type { Usage } from '../port/narrative-provider.ts'
import type { Price } from './prices.ts'

/**
 * The price of a model: of the longest name in the table that the model's name begins with. `undefined` where no name
 * fits.
 *
 * @example
 * priceOf('gull-2-mini', { gull: { input: 3, output: 9 }, 'gull-2': { input: 1, output: 5 } }) // { input: 1, output: 5 }
 */
export function priceOf(model: string | undefined, table: Readonly<Record<string, Price>>): Price | undefined {
  const names = Object.keys(table).filter(name => model?.startsWith(name))
  const longest = names.reduce((best, name) => (name.length > best.length ? name : best), '')
  return longest === '' ? undefined : table[longest]
}

/**
 * What an answer counts in a limit of tokens: one that came from the vendor's cache counts a tenth, as it is billed, so
 * that what is sent with every request does not eat up the limit.
 *
 * @example
 * countedTokens({ inputTokens: 1000, cachedTokens: 900, outputTokens: 50 }) // 240
 */
export function countedTokens({ inputTokens, outputTokens, cachedTokens = 0 }: Usage): number {
  return Math.ceil(inputTokens - Math.min(inputTokens, cachedTokens) * 0.9 + outputTokens)
}

/**
 * What an answer cost, in US dollars.
 *
 * @example
 * costOf({ inputTokens: 2_000, outputTokens: 100 }, { input: 1, output: 5 }) // 0.0025
 */
export function costOf(usage: Usage, price: Price): number {
  const { inputTokens, outputTokens, cachedTokens = 0, cacheWrittenTokens = 0 } = usage
  const { input, output, cached = input / 10, cacheWritten = input * 1.25 } = price
  const fresh = Math.max(0, inputTokens - cachedTokens - cacheWrittenTokens)
  return (fresh * input + cachedTokens * cached + cacheWrittenTokens * cacheWritten + outputTokens * output) / 1_000_000
}
