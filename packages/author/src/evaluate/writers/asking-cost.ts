import type { NarrativeProvider } from '@lacuna/engine'
import { costOf, priceOf, prices } from '@lacuna/engine/provider'
import type { Question } from './questions.ts'
import { requestWords } from './request-words.ts'

/** What answering would cost, before anything is asked: an estimate. */
export interface AskingCost {
  readonly requests: number
  readonly inputTokens: number
  /** Of these, those that a vendor's cache holds after the first request. */
  readonly cachedTokens: number
  readonly outputTokens: number
  /** US dollars at the list price; `null` for a model without one. */
  readonly dollars: number | null
}

/** Characters of a token, about, in English. */
const perToken = 4
/** Tokens of a word, about. */
const perWord = 1.4
/** Tokens of the signs around a text. */
const perSlot = 20

/** Estimates what answering would cost. What is asked twice is not in it. */
export function askingCost(questions: readonly Question[], { model }: Pick<NarrativeProvider, 'model'>): AskingCost {
  let [inputTokens, cachedTokens, outputTokens] = [0, 0, 0]
  const seen = new Set<string>()
  for (const { request } of questions) {
    const { stable, volatile } = requestWords(request)
    const tokens = Math.ceil(stable.length / perToken)
    inputTokens += tokens + Math.ceil(volatile.length / perToken)
    if (seen.has(stable)) cachedTokens += tokens
    seen.add(stable)
    outputTokens += Math.ceil(request.limits.words * perWord) + request.slots.length * perSlot
  }
  const price = priceOf(model, prices)
  const dollars = price === undefined ? null : costOf({ inputTokens, cachedTokens, outputTokens }, price)
  return { requests: questions.length, inputTokens, cachedTokens, outputTokens, dollars }
}
