import type { Clock } from '../../base/clock.ts'
import { systemClock } from '../../base/system-clock.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import { wrapped } from './wrapped.ts'

/** When to leave a provider alone. */
export interface Breaker {
  /** Failures in a row after which it is not asked any more. Default 3. */
  readonly failures?: number
  /** How long, in milliseconds; then one request is let through, and decides. Default 30000. */
  readonly restMs?: number
  /** Default the machine's. */
  readonly clock?: Clock
}

/**
 * Leaves a provider alone that keeps failing, so that a turn does not wait for what will not come: meanwhile the
 * iteration fails at once, as the provider last failed, with the rest of the time in `retryAfterMs`. A refusal, a lack
 * of consent and an answer that was left are no failures. A provider that hangs fails only with `withDeadlines` inside
 * of this.
 *
 * @throws ProviderError in the iteration while it rests, of the kind that the provider last failed with.
 * @example
 * const careful = withBreaker(withDeadlines(provider), { failures: 3, restMs: 60_000 })
 */
export function withBreaker(provider: NarrativeProvider, breaker: Breaker = {}): NarrativeProvider {
  const { failures = 3, restMs = 30_000, clock = systemClock } = breaker
  let inRow = 0
  let restsUntil = 0
  let probing = false
  let last: ProviderError | undefined

  const isOpen = (): boolean => inRow >= failures && (probing || clock.now() < restsUntil)
  const failed = (error: unknown): void => {
    const known = error instanceof ProviderError ? error : undefined
    if (known?.kind === 'refused' || known?.kind === 'consent') return
    inRow++
    restsUntil = clock.now() + Math.max(restMs, known?.retryAfterMs ?? 0)
    last = known
  }

  return wrapped(provider, async function* (request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
    options.signal.throwIfAborted()
    if (isOpen()) {
      throw new ProviderError(last?.kind ?? 'overloaded', {
        provider: provider.id,
        retryable: true,
        retryAfterMs: Math.max(0, restsUntil - clock.now()),
      })
    }
    const isProbe = inRow >= failures
    probing ||= isProbe
    try {
      for await (const event of provider.fill(request, options)) {
        if (event.type === 'done') inRow = 0
        yield event
      }
    } catch (error) {
      if (!options.signal.aborted) failed(error)
      throw error
    } finally {
      if (isProbe) probing = false
    }
  })
}
