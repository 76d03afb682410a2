import type { Json, JsonObject } from '../../base/json.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import { requestText, type SchemaPlace } from '../../provider/request/request-text.ts'
import { tokenAllowance } from '../../provider/request/token-allowance.ts'
import type { OpenAiCompatibleOptions } from './options.ts'

/**
 * The body of one call: the stable part as the system's message, so that a server's cache of prefixes hits, and this
 * passage as the user's.
 *
 * @param form JSON schema of the answer, where it is sent apart from the text.
 */
export function requestBody(
  request: FillRequest,
  options: Pick<OpenAiCompatibleOptions, 'model' | 'moreTokens' | 'tokenLimit'>,
  schema: SchemaPlace,
  form: Json,
): JsonObject {
  const { model, moreTokens = 0, tokenLimit = 'max_tokens' } = options
  const { stable, volatile } = requestText(request, schema)
  return {
    model,
    messages: [
      { role: 'system', content: stable },
      { role: 'user', content: volatile },
    ],
    [tokenLimit]: tokenAllowance(request) + moreTokens,
    stream: true,
    stream_options: { include_usage: true },
    ...(schema === 'apart'
      ? {
          response_format: {
            type: 'json_schema',
            json_schema: { name: 'fills', strict: true, schema: form },
          },
        }
      : {}),
  }
}
