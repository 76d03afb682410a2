import type { Clock } from '../../base/clock.ts'
import { pause } from '../../base/pause.ts'
import { seededRandom } from '../../base/random.ts'
import { systemClock } from '../../base/system-clock.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import { wrapped } from './wrapped.ts'

/** When to try again. */
export interface Retries {
  /** Tries after the first. Default 2. */
  readonly times?: number
  /** Wait before the first of them, doubled for each; half of it is left to chance. Default 400. */
  readonly waitMs?: number
  /** A vendor that wants a longer wait than this is not waited for. Default 4000. */
  readonly mostMs?: number
  /** Default the machine's. */
  readonly clock?: Clock
}

/**
 * Tries again what a retry can help, as long as not a word of the answer has come: after that somebody may have read
 * it. A vendor's `retry-after` is kept to.
 *
 * @throws what the provider throws, in the iteration, once the tries are used up.
 * @example
 * const patient = withRetry(withDeadlines(provider), { times: 3, waitMs: 500 })
 */
export function withRetry(provider: NarrativeProvider, retries: Retries = {}): NarrativeProvider {
  const { times = 2, waitMs = 400, mostMs = 4000, clock = systemClock } = retries
  return wrapped(provider, async function* (request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
    const { signal } = options
    const random = seededRandom(options.seed).split('retry')
    for (let tried = 0; ; tried++) {
      let begun = false
      try {
        for await (const event of provider.fill(request, options)) {
          begun = true
          yield event
        }
        return
      } catch (error) {
        signal.throwIfAborted()
        if (begun || tried >= times || !(error instanceof ProviderError) || !error.retryable) throw error
        const usual = waitMs * 2 ** tried * (0.5 + random.next() / 2)
        const wait = Math.max(usual, error.retryAfterMs ?? 0)
        if (wait > mostMs) throw error
        await pause(clock, wait, signal)
        signal.throwIfAborted()
      }
    }
  })
}
