import type { FillEvent, Usage } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'

type Done = Extract<FillEvent, { type: 'done' }>

/** The parts of a stream that are looked at, as the versions of the specification have them. */
interface Part {
  readonly type?: unknown
  readonly delta?: unknown
  readonly error?: unknown
  /** `response-metadata`. */
  readonly modelId?: unknown
  /** A word in version 2, an object with the word in later ones. */
  readonly finishReason?: unknown
  readonly usage?: { readonly [member: string]: unknown } | null
}

/**
 * The parts of a model's stream as our events.
 *
 * @throws what the model reports as an error, as it comes
 * @throws ProviderError `cut` where the stream ends before it says why.
 */
export async function* answerEvents(parts: AsyncIterable<unknown>, provider: string): AsyncGenerator<FillEvent> {
  let model: string | undefined
  for await (const each of parts) {
    const part = each as Part | null
    switch (part?.type) {
      case 'response-metadata':
        if (typeof part.modelId === 'string' && part.modelId !== '') model = part.modelId
        break
      case 'text-delta':
        if (typeof part.delta === 'string' && part.delta !== '') yield { type: 'delta', text: part.delta }
        break
      case 'error':
        throw part.error
      case 'finish': {
        const usage = usageOf(part.usage)
        yield {
          type: 'done',
          reason: reasonOf(part.finishReason, provider),
          ...(model === undefined ? {} : { model }),
          ...(usage === undefined ? {} : { usage }),
        }
        return
      }
    }
  }
  throw new ProviderError('cut', { provider })
}

function reasonOf(finish: unknown, provider: string): Done['reason'] {
  const word = typeof finish === 'string' ? finish : (finish as { unified?: unknown } | null | undefined)?.unified
  if (word === 'error') throw new ProviderError('cut', { provider })
  if (word === 'content-filter') return 'refused'
  return word === 'length' ? 'length' : 'complete'
}

/** Counts are numbers in version 2, and objects with a `total` in later ones. */
function usageOf(usage: Part['usage']): Usage | undefined {
  const input = usage?.inputTokens
  const inputTokens = count(input) ?? count(member(input, 'total'))
  if (inputTokens === undefined) return undefined
  const cached = count(usage?.cachedInputTokens) ?? count(member(input, 'cacheRead')) ?? 0
  const written = count(member(input, 'cacheWrite')) ?? 0
  const output = usage?.outputTokens
  return {
    inputTokens,
    outputTokens: count(output) ?? count(member(output, 'total')) ?? 0,
    ...(cached === 0 ? {} : { cachedTokens: cached }),
    ...(written === 0 ? {} : { cacheWrittenTokens: written }),
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined
}
