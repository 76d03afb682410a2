import { answerList, answersFromList } from '../../provider/answer/answer-list.ts'
import { bearerKey } from '../../provider/http/bearer-key.ts'
import { cappedText } from '../../provider/http/capped-text.ts'
import { connectionError } from '../../provider/http/connection-error.ts'
import { isOnDevice } from '../../provider/http/is-on-device.ts'
import { postJson } from '../../provider/http/post-json.ts'
import { serverEvents } from '../../provider/http/server-events.ts'
import { statusError } from '../../provider/http/status-error.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import type { SchemaPlace } from '../../provider/request/request-text.ts'
import { withoutSamples } from '../../provider/request/without-samples.ts'
import { answerEvents } from './answer-events.ts'
import { errorType } from './error-type.ts'
import type { OpenAiCompatibleOptions } from './options.ts'
import { requestBody } from './request-body.ts'

/**
 * Asks a server that speaks OpenAI's chat completions: Ollama, llama.cpp, LM Studio, vLLM and many more. It is local
 * when its address is the player's own machine. It tries once (but see `jsonSchema`): put `withRetry` and `withDeadlines` around it.
 *
 * @throws ProviderError in the iteration: `auth`, `quota`, `rate`, `overloaded`, `timeout`, `cut`, `refused`, `invalid`,
 * `offline`.
 * @example const provider = openAiCompatibleProvider({ ...localServers.ollama, model: 'gemma4' })
 */
export function openAiCompatibleProvider(options: OpenAiCompatibleOptions): NarrativeProvider {
  const { id = 'openai-compatible', model, baseUrl, jsonSchema = 'hint' } = options
  const local = isOnDevice(baseUrl)
  const { samples = !local, atOnce = /^https:/i.test(baseUrl) && !local ? undefined : 1 } = options
  let knowsSchemas = jsonSchema !== 'none'

  const ask = async (request: FillRequest, schema: SchemaPlace, signal: AbortSignal): Promise<Response> => {
    const headers: Record<string, string> = {}
    if (options.apiKey !== undefined) headers.authorization = `Bearer ${await bearerKey(options.apiKey, id)}`
    // A key may take its time, and consent may have been taken back meanwhile.
    signal.throwIfAborted()
    const body = requestBody(request, options, schema, local ? request.schema : answerList)
    return postJson(`${baseUrl.replace(/\/+$/, '')}/chat/completions`, body, { signal, headers, fetch: options.fetch })
  }

  return {
    id,
    model,
    capabilities: {
      streaming: true,
      jsonSchema: local || jsonSchema === 'none' ? jsonSchema : 'hint',
      local,
      ...(atOnce === undefined ? {} : { atOnce }),
    },
    async *fill(asked: FillRequest, fillOptions: FillOptions): AsyncGenerator<FillEvent> {
      const { signal } = fillOptions
      signal.throwIfAborted()
      const request = samples ? asked : withoutSamples(asked, fillOptions)
      const left = new AbortController()
      const either = AbortSignal.any([signal, left.signal])
      let begun = false
      try {
        const first = knowsSchemas ? 'apart' : 'in words'
        let place: SchemaPlace = first
        let response = await ask(request, first, either)
        if (!response.ok) {
          const said = await cappedText(response)
          if (first === 'in words' || jsonSchema !== 'hint' || !complainsAboutSchema(response.status, said)) {
            throw failedResponse(id, response, said)
          }
          knowsSchemas = false
          place = 'in words'
          response = await ask(request, place, either)
          if (!response.ok) throw failedResponse(id, response, await cappedText(response))
        }
        begun = true
        const events = answerEvents(chunksOf(response, id), id)
        yield* place === 'apart' && !local ? answersFromList(events, request, id) : events
      } catch (error) {
        signal.throwIfAborted()
        throw connectionError(error, id, begun)
      } finally {
        left.abort()
      }
    },
  }
}

/** Servers without structured output say so in many words; that it is about it shows by the names. */
function complainsAboutSchema(status: number, said: string): boolean {
  return (status === 400 || status === 422) && /response_format|json_schema|structured|grammar/i.test(said)
}

function failedResponse(provider: string, { status, headers }: Response, said: string): ProviderError {
  let type: string | undefined
  try {
    type = errorType(JSON.parse(said))
  } catch {}
  return statusError({ provider, status, headers, type })
}

/** The pieces of the answer; a server that does not stream sends it in one. */
async function* chunksOf(response: Response, provider: string): AsyncGenerator<string> {
  const type = response.headers.get('content-type') ?? ''
  if (type.includes('application/json')) yield await cappedText(response)
  else if (type.includes('text/html') || response.body === null) throw new ProviderError('invalid', { provider })
  else yield* serverEvents(response.body)
}
