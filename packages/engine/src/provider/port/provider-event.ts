import { withoutUnseenCharacters } from '../../base/unseen-characters.ts'
import type { Answering, FillEvent, RecordedReview, Usage } from './narrative-provider.ts'

/** Tokens of one answer that a count can be believed up to. */
const mostTokens = 100_000_000
/** Characters of a name that a provider gives: it stands on one line in every record. */
const mostNameCharacters = 200
const reasons: readonly unknown[] = ['complete', 'length', 'refused']

/**
 * What a provider yielded, where it is an event; whatever it says about itself only where it is what it should be.
 *
 * @example
 * readFillEvent({ type: 'delta', text: 'You' }) // { type: 'delta', text: 'You' }
 * readFillEvent({ type: 'delta' }) // undefined
 */
export function readFillEvent(event: unknown): FillEvent | undefined {
  if (typeof event !== 'object' || event === null) return undefined
  const { type, text, reason, model, usage } = event as Readonly<Record<string, unknown>>
  if (type === 'delta') return typeof text === 'string' ? { type, text } : undefined
  if (type !== 'done' || !reasons.includes(reason)) return undefined
  const name = readName(model)
  const counts = readUsage(usage)
  return {
    type,
    reason: reason as 'complete',
    ...(name === undefined ? {} : { model: name }),
    ...(counts === undefined ? {} : { usage: counts }),
  }
}

/** Counts of tokens that can be counted with: whole, not below nothing, and both of them there. */
export function readUsage(usage: unknown): Usage | undefined {
  if (typeof usage !== 'object' || usage === null) return undefined
  const { inputTokens, outputTokens, cachedTokens, cacheWrittenTokens } = usage as Readonly<Record<string, unknown>>
  if (!isCount(inputTokens) || !isCount(outputTokens)) return undefined
  return {
    inputTokens,
    outputTokens,
    ...(isCount(cachedTokens) ? { cachedTokens: Math.min(cachedTokens, inputTokens) } : {}),
    ...(isCount(cacheWrittenTokens) ? { cacheWrittenTokens: Math.min(cacheWrittenTokens, inputTokens) } : {}),
  }
}

/**
 * Who answers, as a provider says; what is no name stays `before`.
 *
 * @example
 * readAnswering({ id: 'gull', model: 'gull-2' }, { id: 'remote' }) // { id: 'gull', model: 'gull-2' }
 */
export function readAnswering(who: unknown, before: Answering): Answering {
  if (typeof who !== 'object' || who === null) return before
  const { id, model, rules, recorded } = who as Readonly<Record<string, unknown>>
  const name = readName(id)
  if (name === undefined) return before
  const asked = readName(model)
  const review = readReview(recorded)
  return {
    id: name,
    ...(asked === undefined ? {} : { model: asked }),
    ...(rules === true ? { rules } : {}),
    ...(review === undefined ? {} : { recorded: review }),
  }
}

function readReview(recorded: unknown): RecordedReview | undefined {
  if (typeof recorded !== 'object' || recorded === null) return undefined
  const { by, reviewed } = recorded as Readonly<Record<string, unknown>>
  const name = readName(by)
  if (name !== undefined) return { by: name }
  return { reviewed: reviewed === 'model' ? 'model' : 'nobody' }
}

function readName(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined
  return withoutUnseenCharacters(name.slice(0, mostNameCharacters)) || undefined
}

function isCount(count: unknown): count is number {
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= mostTokens
}
