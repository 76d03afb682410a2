import type { FillRequest } from '../port/fill-request.ts'
import type { FillOptions } from '../port/narrative-provider.ts'

/**
 * A request without the author's samples, for a model with little room; `sending` is called with it, for whoever
 * records what is sent.
 *
 * @example
 * const { stable, volatile } = requestText(withoutSamples(request, options), 'in words')
 */
export function withoutSamples(request: FillRequest, { sending }: Pick<FillOptions, 'sending'>): FillRequest {
  const { samples, ...instructions } = request.instructions
  if (samples === undefined) return request
  const shorter = { ...request, instructions }
  sending?.(shorter)
  return shorter
}
