import {
  type Answering,
  type Clock,
  type FillEvent,
  type FillRequest,
  type NarrativeProvider,
  ProviderError,
} from '@lacuna/engine'
import { eventsUntil, threadBreaks } from '@lacuna/engine/fill'
import { readFillEvent } from '@lacuna/engine/provider'

/** Events of one answer that are passed on at most. */
const mostEvents = 20_000

/** How a provider is asked. */
export interface ProviderCall {
  readonly request: FillRequest
  readonly seed: number
  readonly clock: Clock
  /** Milliseconds that the answer may take. */
  readonly answerMs: number
  /** Aborted when nobody listens any more. */
  readonly signal: AbortSignal
  readonly answering: (who: Answering) => void
}

/**
 * The provider's events, until it is done, the time is over, or nobody listens; one that does not end is not waited for,
 * and one that never waits lets others have their turn.
 * @throws ProviderError `timeout`; `invalid` for what is no event, and for too many
 */
export async function* providerEvents(provider: NarrativeProvider, call: ProviderCall): AsyncGenerator<FillEvent> {
  const { request, seed, clock, answerMs, signal, answering } = call
  const ended = new AbortController()
  const callOff = clock.after(answerMs, () => ended.abort(new ProviderError('timeout')))
  const either = AbortSignal.any([signal, ended.signal])
  const breaks = threadBreaks(clock)
  let count = 0
  try {
    either.throwIfAborted()
    for await (const said of eventsUntil(provider.fill(request, { signal: either, seed, answering }), either)) {
      const event = readFillEvent(said)
      if (event === undefined || ++count > mostEvents) throw new ProviderError('invalid')
      yield event
      if (event.type === 'done') return
      await breaks()
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    callOff()
    ended.abort()
  }
}
