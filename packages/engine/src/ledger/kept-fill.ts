import type { Fill } from '../story/fill.ts'
import type { AskedProvider } from './ledger-entry.ts'

/** The members of a fill that its request may say, too. */
type RequestFacts = 'key' | 'provider' | 'model' | 'reads'

/** A fill without what the request that it came of says as well. */
export function withoutRequest(fill: Fill, asked: AskedProvider): Fill {
  const { slot, occurrence, source, text, key, provider, model, reads, ...more } = fill
  // No member that is not there: this is what a long play-through holds thousands of.
  const kept: { -readonly [member in keyof Fill]: Fill[member] } = { slot, occurrence, source, text }
  Object.assign(kept, more)
  if (key !== undefined && key !== asked.key) kept.key = key
  if (provider !== undefined && provider !== asked.provider) kept.provider = provider
  if (model !== undefined && model !== asked.model) kept.model = model
  if (reads !== undefined && !sameNames(reads, asked.reads)) kept.reads = reads
  return kept
}

/** The whole fill, as it was before `withoutRequest`. */
export function withRequest(kept: Fill, asked: AskedProvider): Fill {
  const { model, reads } = asked
  return {
    key: asked.key,
    provider: asked.provider,
    ...(model === undefined ? {} : { model }),
    ...(reads === undefined ? {} : { reads }),
    ...kept,
  }
}

/** Whether nothing is lost when the fill leaves out what the request says: the request says nothing more. */
export function canLeaveOut({ key, provider, model, reads }: Pick<Fill, RequestFacts>, asked: AskedProvider): boolean {
  if (key !== asked.key || provider === undefined) return false
  return (model !== undefined || asked.model === undefined) && (reads !== undefined || asked.reads === undefined)
}

export function sameNames(some: readonly string[], others: readonly string[] | undefined): boolean {
  return others !== undefined && some.length === others.length && some.every((name, index) => name === others[index])
}
