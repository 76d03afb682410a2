import type { MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages/messages'
import { answerList } from '../../provider/answer/answer-list.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import { requestText } from '../../provider/request/request-text.ts'
import { tokenAllowance } from '../../provider/request/token-allowance.ts'
import { type AnthropicOptions, defaultModel } from './options.ts'

/**
 * The body of one call: the stable part as the system text, marked for the vendor's cache, and this passage as one
 * message of the user. The form of the answer is the same in every call: it belongs to what is cached. No sampling
 * parameter: current models refuse them.
 */
export function requestBody(
  request: FillRequest,
  options: Pick<AnthropicOptions, 'model' | 'thinking' | 'moreTokens'>,
): MessageCreateParamsStreaming {
  const { model = defaultModel, thinking = 'disabled' } = options
  const { moreTokens = thinking === 'adaptive' ? 4000 : 0 } = options
  const { stable, volatile } = requestText(request, 'apart')
  return {
    model,
    max_tokens: tokenAllowance(request) + moreTokens,
    thinking: { type: thinking },
    system: [{ type: 'text', text: stable, cache_control: { type: 'ephemeral' } }],
    messages: [{ role: 'user', content: volatile }],
    output_config: { format: { type: 'json_schema', schema: answerList } },
    stream: true,
  }
}
