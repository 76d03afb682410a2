import { statusError } from '../../provider/http/status-error.ts'
import type { FillEvent, Usage } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import { errorType } from './error-type.ts'

type Done = Extract<FillEvent, { type: 'done' }>

/** The parts of a chunk, and of a whole answer, that are looked at; any of them may be missing or of another type. */
interface Chunk {
  readonly model?: unknown
  readonly choices?: readonly {
    readonly delta?: { readonly content?: unknown; readonly refusal?: unknown } | null
    readonly message?: { readonly content?: unknown; readonly refusal?: unknown } | null
    readonly finish_reason?: unknown
  }[]
  readonly usage?: {
    readonly prompt_tokens?: unknown
    readonly completion_tokens?: unknown
    readonly prompt_tokens_details?: { readonly cached_tokens?: unknown } | null
  } | null
  readonly error?: unknown
}

/**
 * The server's chunks as our events. A whole answer in one piece is taken, too.
 *
 * @throws ProviderError `cut` where the stream ends before the server has said why the model stopped, and what the
 *   server reports inside of the stream.
 * @throws SyntaxError for what is no JSON.
 */
export async function* answerEvents(chunks: AsyncIterable<string>, provider: string): AsyncGenerator<FillEvent> {
  let model: string | undefined
  let usage: Usage | undefined
  let finished: unknown
  let refused = false
  for await (const data of chunks) {
    if (data === '[DONE]') break
    const chunk = JSON.parse(data) as Chunk | null
    if (typeof chunk !== 'object' || chunk === null) continue
    if (chunk.error !== undefined && chunk.error !== null) throw statusError({ provider, type: errorType(chunk) })
    if (typeof chunk.model === 'string' && chunk.model !== '') model = chunk.model
    usage = usageOf(chunk.usage) ?? usage
    const choice = chunk.choices?.[0]
    const said = choice?.delta ?? choice?.message
    refused ||= typeof said?.refusal === 'string' && said.refusal !== ''
    if (typeof said?.content === 'string' && said.content !== '') yield { type: 'delta', text: said.content }
    finished = choice?.finish_reason ?? finished
  }
  if (typeof finished !== 'string') throw new ProviderError('cut', { provider })
  yield {
    type: 'done',
    reason: refused ? 'refused' : reasonOf(finished),
    ...(model === undefined ? {} : { model }),
    ...(usage === undefined ? {} : { usage }),
  }
}

function reasonOf(finished: string): Done['reason'] {
  if (finished === 'content_filter') return 'refused'
  return finished === 'length' ? 'length' : 'complete'
}

function usageOf(usage: Chunk['usage']): Usage | undefined {
  const inputTokens = count(usage?.prompt_tokens)
  if (inputTokens === undefined) return undefined
  const cached = count(usage?.prompt_tokens_details?.cached_tokens) ?? 0
  return {
    inputTokens,
    outputTokens: count(usage?.completion_tokens) ?? 0,
    ...(cached === 0 ? {} : { cachedTokens: cached }),
  }
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined
}
