import { answerList } from '../../provider/answer/answer-list.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import { requestText } from '../../provider/request/request-text.ts'
import { tokenAllowance } from '../../provider/request/token-allowance.ts'
import type { AiSdkCall, AiSdkModel, AiSdkOptions } from './options.ts'

/** One call: the stable part as the system's message, marked for the cache of vendors that want it marked. */
export function requestBody(
  request: FillRequest,
  model: Pick<AiSdkModel, 'provider'>,
  options: Pick<AiSdkOptions, 'structure' | 'local' | 'moreTokens'>,
  abortSignal: AbortSignal,
): AiSdkCall {
  const { structure = 'schema', local = false, moreTokens = 0 } = options
  const { stable, volatile } = requestText(request, structure === 'schema' ? 'apart' : 'in words')
  const isAnthropic = model.provider.startsWith('anthropic')
  return {
    prompt: [
      {
        role: 'system',
        content: stable,
        ...(isAnthropic ? { providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } } } : {}),
      },
      { role: 'user', content: [{ type: 'text', text: volatile }] },
    ],
    maxOutputTokens: tokenAllowance(request) + moreTokens,
    ...(structure === 'schema'
      ? {
          responseFormat: {
            type: 'json',
            name: 'fills',
            schema: (local ? request.schema : answerList) as Record<string, unknown>,
          },
        }
      : {}),
    abortSignal,
    includeRawChunks: false,
  }
}
