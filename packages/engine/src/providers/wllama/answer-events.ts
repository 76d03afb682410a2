import type { ChatCompletionChunk } from '@wllama/wllama/esm/index.js'
import type { FillEvent, Usage } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'

/** What is counted at the end of an answer; the typings of the package know less. */
interface Timings {
  readonly prompt_n: number
  readonly predicted_n: number
  readonly cache_n?: number
}

/**
 * llama.cpp's chunks as our events. What a model thinks before it answers is left out.
 *
 * @throws ProviderError `cut` where it ends without having said why.
 */
export async function* answerEvents(
  chunks: AsyncIterable<ChatCompletionChunk>,
  provider: string,
  model: string,
): AsyncGenerator<FillEvent> {
  let finished: string | undefined
  let usage: Usage | undefined
  for await (const { choices, timings } of chunks) {
    const text = choices?.[0]?.delta?.content
    if (typeof text === 'string' && text !== '') yield { type: 'delta', text }
    finished = choices?.[0]?.finish_reason ?? finished
    usage = timings === undefined ? usage : usageOf(timings)
  }
  if (finished === undefined) throw new ProviderError('cut', { provider })
  yield {
    type: 'done',
    reason: finished === 'length' ? 'length' : 'complete',
    model,
    ...(usage === undefined ? {} : { usage }),
  }
}

function usageOf({ prompt_n: read, predicted_n: outputTokens, cache_n: cachedTokens = 0 }: Timings): Usage {
  return { inputTokens: read + cachedTokens, outputTokens, ...(cachedTokens === 0 ? {} : { cachedTokens }) }
}
