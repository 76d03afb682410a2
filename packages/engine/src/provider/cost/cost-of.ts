import type { Usage } from '../port/narrative-provider.ts'
import type { Price } from './prices.ts'

/** The price of a model: of the longest name in the table that the model's name begins with. */
export function priceOf(model: string | undefined, table: Readonly<Record<string, Price>>): Price | undefined {
  const names = Object.keys(table).filter(name => model?.startsWith(name))
  const longest = names.reduce((best, name) => (name.length > best.length ? name : best), '')
  return longest === '' ? undefined : table[longest]
}

/**
 * What an answer counts in a limit of tokens: one that came from the vendor's cache counts a tenth, as it is billed, so
 * that what is sent with every request does not eat up the limit.
 */
export function countedTokens({ inputTokens, outputTokens, cachedTokens = 0 }: Usage): number {
  return Math.ceil(inputTokens - Math.min(inputTokens, cachedTokens) * 0.9 + outputTokens)
}

/** What an answer cost, in US dollars. */
export function costOf(usage: Usage, price: Price): number {
  const { inputTokens, outputTokens, cachedTokens = 0, cacheWrittenTokens = 0 } = usage
  const { input, output, cached = input / 10, cacheWritten = input * 1.25 } = price
  const fresh = Math.max(0, inputTokens - cachedTokens - cacheWrittenTokens)
  return (fresh * input + cachedTokens * cached + cacheWrittenTokens * cacheWritten + outputTokens * output) / 1_000_000
}
