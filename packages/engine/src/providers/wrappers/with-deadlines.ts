import type { Clock } from '../../base/clock.ts'
import { letGo } from '../../base/events-until.ts'
import { systemClock } from '../../base/system-clock.ts'
import { untilAborted } from '../../base/until-aborted.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import { wrapped } from './wrapped.ts'

/** How long an answer may take, in milliseconds. */
export interface Deadlines {
  /** Until its first event. Default 8000. */
  readonly firstMs?: number
  /** Between two events. Default 4000. */
  readonly idleMs?: number
  /** Until its end. Default 30000. */
  readonly totalMs?: number
  /** Default the machine's. */
  readonly clock?: Clock
}

/**
 * Gives up on an answer that is too slow: the iteration fails with ProviderError `timeout`, and the provider has to let
 * go. Only the provider's time counts, not that of whoever reads. The fill pipeline has a deadline of its own, for the
 * player; these are for what it can't see: that a provider hangs, so that a breaker learns of it.
 *
 * @throws ProviderError `timeout` in the iteration.
 * @example
 * const prompt = withDeadlines(provider, { firstMs: 4000, totalMs: 20_000 })
 */
export function withDeadlines(provider: NarrativeProvider, deadlines: Deadlines = {}): NarrativeProvider {
  const { firstMs = 8000, idleMs = 4000, totalMs = 30_000, clock = systemClock } = deadlines
  return wrapped(provider, async function* (request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
    options.signal.throwIfAborted()
    const late = new AbortController()
    const signal = AbortSignal.any([options.signal, late.signal])
    const expire = (): void => late.abort(new ProviderError('timeout', { provider: provider.id }))
    const callOffTotal = clock.after(totalMs, expire)
    const events = provider.fill(request, { ...options, signal })[Symbol.asyncIterator]()
    let waitMs = firstMs
    try {
      for (;;) {
        const callOff = clock.after(waitMs, expire)
        const next = await untilAborted(events.next(), signal).finally(callOff)
        // It may have failed of being aborted, or have ended without a word.
        signal.throwIfAborted()
        if (next.done === true) return
        waitMs = idleMs
        yield next.value
      }
    } catch (error) {
      signal.throwIfAborted()
      throw error
    } finally {
      callOffTotal()
      late.abort()
      void letGo(events)
    }
  })
}
