import { BaseAnthropic } from '@anthropic-ai/sdk/client'
import type { Stream } from '@anthropic-ai/sdk/core/streaming'
import type { RawMessageStreamEvent } from '@anthropic-ai/sdk/resources/messages/messages'
import { answersFromList } from '../../provider/answer/answer-list.ts'
import { bearerKey } from '../../provider/http/bearer-key.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import { answerEvents } from './answer-events.ts'
import { failureOf } from './failure-of.ts'
import { type AnthropicOptions, defaultModel } from './options.ts'
import { requestBody } from './request-body.ts'

const id = 'anthropic'

/**
 * Asks a model of Anthropic's, through the vendor's own client: of it only what sends a message is taken in. It leaves the
 * device. It tries once: put `withRetry` and `withDeadlines` around it.
 *
 * @throws ProviderError in the iteration: `auth`, `quota`, `rate`, `overloaded`, `timeout`, `cut`, `refused`, `invalid`,
 * `offline`.
 * @example
 * const { anthropicProvider } = await import('@lacuna/engine/providers/anthropic')
 * const provider = anthropicProvider({ apiKey: () => keyOfThePlayer })
 */
export function anthropicProvider(options: AnthropicOptions): NarrativeProvider {
  const { model = defaultModel, atOnce } = options
  return {
    id,
    model,
    capabilities: { streaming: true, jsonSchema: 'hint', local: false, ...(atOnce === undefined ? {} : { atOnce }) },
    async *fill(request: FillRequest, { signal }: FillOptions): AsyncGenerator<FillEvent> {
      signal.throwIfAborted()
      let begun = false
      try {
        const client = clientFor(await bearerKey(options.apiKey, id), options)
        // A key may take its time, and consent may have been taken back meanwhile.
        signal.throwIfAborted()
        // As the client's own `messages.create` does it; that class would bring 9 kB of helpers we have no use for.
        const body = requestBody(request, options)
        const call = client.post<Stream<RawMessageStreamEvent>>('/v1/messages', { body, stream: true, signal })
        const { data: stream, response } = await call.withResponse()
        begun = true
        // Something between us and the vendor can answer in its place: a network's page to sign in, a proxy.
        if (response.headers.get('content-type')?.includes('text/event-stream') !== true) {
          stream.controller.abort()
          throw new ProviderError('invalid', { provider: id })
        }
        yield* answersFromList(answerEvents(stream, id), request, id)
      } catch (error) {
        signal.throwIfAborted()
        throw failureOf(error, id, begun)
      }
    },
  }
}

/** Nothing is taken from the environment, logged or traced; a redirect would send the player's words elsewhere. */
function clientFor(apiKey: string, { baseUrl, fetch }: AnthropicOptions): BaseAnthropic {
  return new BaseAnthropic({
    apiKey,
    baseURL: baseUrl ?? 'https://api.anthropic.com',
    webhookKey: null,
    dangerouslyAllowBrowser: true,
    maxRetries: 0,
    logLevel: 'off',
    openTelemetry: false,
    fetchOptions: { redirect: 'error', credentials: 'omit', referrerPolicy: 'no-referrer' },
    ...(fetch === undefined ? {} : { fetch }),
  })
}
