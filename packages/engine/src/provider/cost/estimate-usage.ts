import type { FillRequest } from '../port/fill-request.ts'
import { includedParts } from '../port/included-parts.ts'
import type { Usage } from '../port/narrative-provider.ts'
import { estimateTokens } from './estimate-tokens.ts'

/** By estimate, the tokens that a model is sent, samples and soft parts included; the schema stands for what is said around it. */
export function estimateSent(request: FillRequest): number {
  const { instructions, schema } = request
  const texts = includedParts(request).map(part => part.text)
  const { samples = '', stable, volatile } = instructions
  const sent = [stable, ...(samples === '' ? [] : [samples]), ...texts, volatile, JSON.stringify(schema)]
  return estimateTokens(sent.join('\n\n'))
}

/** By estimate, what an answer has used that nobody counted. */
export function estimatedUsage(request: FillRequest, received: string): Usage {
  return { inputTokens: estimateSent(request), outputTokens: estimateTokens(received) }
}
