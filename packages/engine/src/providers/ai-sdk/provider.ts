import { answersFromList } from '../../provider/answer/answer-list.ts'
import { streamParts } from '../../provider/http/stream-parts.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { withoutSamples } from '../../provider/request/without-samples.ts'
import { answerEvents } from './answer-events.ts'
import { failureOf } from './failure-of.ts'
import type { AiSdkModel, AiSdkOptions } from './options.ts'
import { requestBody } from './request-body.ts'

/**
 * Asks any language model of the AI SDK, of its specification's versions 2 to 4. The model is asked itself, once, without
 * the `ai` package: put `withRetry` and `withDeadlines` around it.
 *
 * @throws ProviderError in the iteration: `auth`, `quota`, `rate`, `overloaded`, `timeout`, `cut`, `refused`, `invalid`,
 * `offline`.
 * @example const provider = aiSdkProvider(mistral('mistral-small-latest'))
 */
export function aiSdkProvider(model: AiSdkModel, options: AiSdkOptions = {}): NarrativeProvider {
  const {
    id = 'ai-sdk',
    structure = 'schema',
    local = false,
    samples = !local,
    atOnce = local ? 1 : undefined,
  } = options
  return {
    id,
    model: `${model.provider}/${model.modelId}`,
    capabilities: {
      streaming: true,
      jsonSchema: structure === 'schema' ? 'hint' : 'none',
      local,
      ...(atOnce === undefined ? {} : { atOnce }),
    },
    async *fill(asked: FillRequest, fillOptions: FillOptions): AsyncGenerator<FillEvent> {
      const { signal } = fillOptions
      signal.throwIfAborted()
      const request = samples ? asked : withoutSamples(asked, fillOptions)
      // Not every model closes its connection when its stream is cancelled; all of them listen to their signal.
      const left = new AbortController()
      let begun = false
      try {
        const either = AbortSignal.any([signal, left.signal])
        const { stream } = await model.doStream(requestBody(request, model, options, either))
        begun = true
        const events = answerEvents(streamParts(stream), id)
        yield* structure === 'schema' && !local ? answersFromList(events, request, id) : events
      } catch (error) {
        signal.throwIfAborted()
        throw failureOf(error, id, begun)
      } finally {
        left.abort()
      }
    },
  }
}
