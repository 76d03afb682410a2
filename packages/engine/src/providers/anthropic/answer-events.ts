import type {
  MessageDeltaUsage,
  RawMessageStreamEvent,
  StopReason,
  Usage,
} from '@anthropic-ai/sdk/resources/messages/messages'
import type { FillEvent, Usage as FillUsage } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'

type Done = Extract<FillEvent, { type: 'done' }>

/**
 * The vendor's events as ours.
 *
 * @throws ProviderError `cut` where the stream ends before the model has said why it stopped.
 */
export async function* answerEvents(
  events: AsyncIterable<RawMessageStreamEvent>,
  provider: string,
): AsyncGenerator<FillEvent> {
  let model: string | undefined
  let usage: Counted = {}
  let stopped: StopReason | null | undefined
  for await (const event of events) {
    switch (event.type) {
      case 'message_start':
        model = event.message.model
        usage = counted(usage, event.message.usage)
        break
      case 'content_block_delta':
        if (event.delta.type === 'text_delta' && event.delta.text !== '')
          yield { type: 'delta', text: event.delta.text }
        break
      case 'message_delta':
        stopped = event.delta.stop_reason
        usage = counted(usage, event.usage)
        break
    }
  }
  if (stopped === undefined || stopped === null) throw new ProviderError('cut', { provider })
  const counts = fillUsage(usage)
  yield {
    type: 'done',
    reason: reasonOf(stopped),
    ...(model === undefined ? {} : { model }),
    ...(counts === undefined ? {} : { usage: counts }),
  }
}

function reasonOf(stopped: StopReason): Done['reason'] {
  switch (stopped) {
    case 'refusal':
      return 'refused'
    // A turn is paused by tools of the vendor's, which we have none of: it is over before its end all the same.
    case 'pause_turn':
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return 'length'
    default:
      return 'complete'
  }
}

/** The vendor counts what was cached apart from the rest of the input. */
type Counted = Partial<
  Record<'input_tokens' | 'output_tokens' | 'cache_read_input_tokens' | 'cache_creation_input_tokens', number>
>

const counters = ['input_tokens', 'output_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens'] as const

/** Counts are running totals: a later one replaces an earlier one, where it is there. */
function counted(before: Counted, now: Usage | MessageDeltaUsage | undefined): Counted {
  const all: Counted = { ...before }
  for (const counter of counters) {
    const count = now?.[counter]
    if (typeof count === 'number' && Number.isInteger(count) && count >= 0) all[counter] = count
  }
  return all
}

function fillUsage(usage: Counted): FillUsage | undefined {
  if (usage.input_tokens === undefined) return undefined
  const { cache_read_input_tokens: read = 0, cache_creation_input_tokens: written = 0 } = usage
  return {
    inputTokens: usage.input_tokens + read + written,
    outputTokens: usage.output_tokens ?? 0,
    ...(read === 0 ? {} : { cachedTokens: read }),
    ...(written === 0 ? {} : { cacheWrittenTokens: written }),
  }
}
