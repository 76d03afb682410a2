import type { FillRequest } from '../port/fill-request.ts'
import type { FillOptions } from '../port/narrative-provider.ts'

/** A request without the author's samples, for a model with little room; whoever notes what is sent is told so. */
export function withoutSamples(request: FillRequest, { sending }: Pick<FillOptions, 'sending'>): FillRequest {
  const { samples, ...instructions } = request.instructions
  if (samples === undefined) return request
  const told = { ...request, instructions }
  sending?.(told)
  return told
}
