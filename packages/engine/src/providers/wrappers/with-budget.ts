import { costOf, countedTokens, priceOf } from '../../provider/cost/cost-of.ts'
import { estimateTokens } from '../../provider/cost/estimate-tokens.ts'
import { prices as listPrices, type Price } from '../../provider/cost/prices.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider, Usage } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import { readUsage } from '../../provider/port/provider-event.ts'
import { requestText } from '../../provider/request/request-text.ts'
import { tokenAllowance } from '../../provider/request/token-allowance.ts'
import { LacunaError } from '../../story/lacuna-error.ts'
import { wrapped } from './wrapped.ts'

/** What may be spent. */
export interface Budget {
  /** Tokens, of input and output together; those from the vendor's cache count a tenth. Default: as many as you like. */
  readonly tokens?: number
  /** US dollars, by the price table. Default: as much as you like. */
  readonly dollars?: number
  /** By model. Default: the list prices that this version knows. */
  readonly prices?: Readonly<Record<string, Price>>
}

/** What was spent so far. */
export interface Spent {
  readonly calls: number
  readonly tokens: number
  /** `undefined` where there is no price for the model. */
  readonly dollars: number | undefined
}

/**
 * Keeps to a budget. Make one for each session. Before a request what it may cost at most is laid aside; afterwards
 * what it did cost is counted, as the vendor says, or as estimated where an answer broke off. A request that would go
 * over the budget fails as `quota`, and nothing is sent.
 *
 * @throws LacunaError `wrong-value` for a limit in dollars with a model that has no price.
 * @throws ProviderError `quota` in the iteration, where the budget does not reach.
 * @example
 * const limited = withBudget(provider, { dollars: 0.5 })
 * const session = createSession(ferry, { provider: limited })
 * console.info(limited.spent.dollars)
 */
export function withBudget(provider: NarrativeProvider, budget: Budget): NarrativeProvider & { readonly spent: Spent } {
  const { tokens = Number.POSITIVE_INFINITY, dollars = Number.POSITIVE_INFINITY, prices = listPrices } = budget
  const price = provider.capabilities.local ? { input: 0, output: 0 } : priceOf(provider.model, prices)
  if (budget.dollars !== undefined && price === undefined) {
    throw new LacunaError('wrong-value', `There is no price for the model "${provider.model ?? provider.id}".`, {
      hint: `Pass prices; those for ${Object.keys(prices).join(', ')} are known.`,
      data: { known: Object.keys(prices) },
    })
  }
  const total = { calls: 0, tokens: 0, dollars: 0 }
  /** What requests under way may still cost. */
  const reserved = { tokens: 0, dollars: 0 }
  const dollarsOf = (usage: Usage): number => (price === undefined ? 0 : costOf(usage, price))

  const fill = async function* (request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
    options.signal.throwIfAborted()
    const { stable, volatile } = requestText(request, 'in words')
    const inputTokens = estimateTokens(stable + volatile)
    const most: Usage = { inputTokens, outputTokens: tokenAllowance(request) }
    const mostTokens = inputTokens + most.outputTokens
    const mostDollars = dollarsOf(most)
    if (
      total.tokens + reserved.tokens + mostTokens > tokens ||
      total.dollars + reserved.dollars + mostDollars > dollars
    ) {
      throw new ProviderError('quota', {
        provider: provider.id,
        message: 'What this play-through may spend on generated words is spent.',
        hint: 'The story goes on with the author’s words.',
      })
    }
    reserved.tokens += mostTokens
    reserved.dollars += mostDollars
    total.calls++
    let said = ''
    let usage: Usage | undefined
    let failed: unknown
    try {
      for await (const event of provider.fill(request, options)) {
        if (event.type === 'delta') said += event.text
        else usage = readUsage(event.usage)
        yield event
      }
    } catch (error) {
      failed = error
      throw error
    } finally {
      reserved.tokens -= mostTokens
      reserved.dollars -= mostDollars
      const cost = usage ?? (isFree(failed, said) ? undefined : { inputTokens, outputTokens: estimateTokens(said) })
      if (cost !== undefined) {
        total.tokens += countedTokens(cost)
        total.dollars += dollarsOf(cost)
      }
    }
  }
  return wrapped(provider, fill, {
    get spent(): Spent {
      return { calls: total.calls, tokens: total.tokens, dollars: price === undefined ? undefined : total.dollars }
    },
  })
}

/** Nobody charges for what was refused before it began. */
function isFree(failed: unknown, said: string): boolean {
  return failed instanceof ProviderError && said === '' && failed.kind !== 'timeout' && failed.kind !== 'cut'
}
