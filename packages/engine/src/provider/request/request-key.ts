import { BoundedMap } from '../../base/bounded-map.ts'
import { digest, digestText } from '../../base/digest.ts'
import type { Json } from '../../base/json.ts'
import type { FillRequest } from '../port/fill-request.ts'
import type { NarrativeProvider } from '../port/narrative-provider.ts'

/**
 * The key of a request's fills: SHA-256 of all of the request but what is soft in it, the provider and its model.
 * Whatever changes none of these changes no key. What is the same in every request of a story counts by its own digest, which is worked out once.
 */
export function requestKey(request: FillRequest, provider: Pick<NarrativeProvider, 'id' | 'model'>): string {
  return digest({ request: keyedParts(request), provider: provider.id, model: provider.model ?? null })
}

/**
 * The key of the situation that a request is made in, whoever is asked: SHA-256 of what is so there, of the choice and of the
 * slots. What all requests of a story share is no part of it (rules, style, people), nor what is soft: words that were written
 * for the situation stay when the rules are put otherwise.
 */
export function situationKey({ format, language, context, slots, choice, facts, repair }: FillRequest): string {
  return digest({ format, language, context, slots, choice: choice ?? null, facts, repair: repair ?? null })
}

function keyedParts(request: FillRequest): Json {
  const { soft: _soft, ...keyed } = request
  const { stable, samples, volatile } = keyed.instructions
  const instructions = { stable: stableDigest(stable), samples: stableDigest(samples ?? ''), volatile }
  return { ...keyed, instructions } as unknown as Json
}

/** Digests of the texts that came last: those of a few stories and languages. */
const stableDigests = new BoundedMap<string, string>(16)

function stableDigest(text: string): string {
  const known = stableDigests.get(text)
  if (known !== undefined) return known
  const made = digestText(text)
  stableDigests.set(text, made)
  return made
}
