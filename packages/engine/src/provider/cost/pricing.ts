import type { NarrativeProvider, Usage } from '../port/narrative-provider.ts'
import { costOf, priceOf } from './cost-of.ts'
import { prices as listPrices, type Price } from './prices.ts'

/** What answers of a provider cost, in US dollars; nothing where no price is known. One on the device costs nothing. */
export function pricing(
  provider: NarrativeProvider | undefined,
  prices: Readonly<Record<string, Price>> = listPrices,
): (usage: Usage, model: string | undefined) => number | undefined {
  return (usage, model) => {
    if (provider?.capabilities.local === true) return 0
    const price = priceOf(model, prices) ?? priceOf(provider?.model, prices)
    // As the ledger writes it: no digits that mean nothing.
    return price === undefined ? undefined : Number(costOf(usage, price).toPrecision(6))
  }
}
