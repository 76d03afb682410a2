import type { ChatCompletionParams } from '@wllama/wllama/esm/index.js'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import { requestText } from '../../provider/request/request-text.ts'
import { tokenAllowance } from '../../provider/request/token-allowance.ts'

/**
 * What llama.cpp is asked. The schema becomes a grammar there: no token that breaks it can be drawn. The stable part comes
 * first and is the system's message, so that what was computed for it is used again.
 */
export function requestBody(request: FillRequest, seed: number): ChatCompletionParams & { readonly stream: true } {
  const { stable, volatile } = requestText(request, 'apart')
  return {
    messages: [
      { role: 'system', content: stable },
      { role: 'user', content: volatile },
    ],
    max_tokens: tokenAllowance(request),
    // llama.cpp takes 32 bits, and all of them set as "any".
    seed: (seed >>> 0) % 0xffffffff,
    cache_prompt: true,
    response_format: { type: 'json_schema', json_schema: { name: 'fills', strict: true, schema: request.schema } },
    stream: true,
  }
}
