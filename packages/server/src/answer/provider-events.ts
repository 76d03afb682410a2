import {
  type Answering,
  type Clock,
  type FillEvent,
  type FillRequest,
  type NarrativeProvider,
  ProviderError,
} from '@lacuna/engine'
import { macrotask } from '@lacuna/engine/fill'
import { readFillEvent } from '@lacuna/engine/provider'

/** Events of one answer that are passed on at most. */
const mostEvents = 20_000

/** Milliseconds for which a provider that never waits may hold the thread; looked at with every so many events. */
const mostHeldMs = 8
const lookEvery = 32

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
  const abort = new AbortController()
  let stop = (_why: 'left' | 'late'): void => {}
  const stopped = new Promise<'left' | 'late'>(resolve => {
    stop = resolve
  })
  const leave = (): void => stop('left')
  signal.addEventListener('abort', leave)
  if (signal.aborted) leave()
  const callOff = clock.after(answerMs, () => stop('late'))
  let events: AsyncIterator<FillEvent> | undefined
  try {
    let heldSince = clock.now()
    events = provider.fill(request, { signal: abort.signal, seed, answering })[Symbol.asyncIterator]()
    for (let count = 0; count < mostEvents; count++) {
      const next = await Promise.race([events.next(), stopped])
      if (next === 'left') return
      if (next === 'late') throw new ProviderError('timeout')
      if (next.done === true) return
      const event = readFillEvent(next.value)
      if (event === undefined) throw new ProviderError('invalid')
      yield event
      if (event.type === 'done') return
      if (count % lookEvery === lookEvery - 1 && clock.now() - heldSince >= mostHeldMs) {
        await macrotask()
        heldSince = clock.now()
      }
    }
    throw new ProviderError('invalid')
  } finally {
    callOff()
    signal.removeEventListener('abort', leave)
    abort.abort()
    void letGo(events)
  }
}

/** Lets go of the connection; what a provider says to it is not heard. */
async function letGo(events: AsyncIterator<FillEvent> | undefined): Promise<void> {
  try {
    await events?.return?.()
  } catch {
    // It is gone one way or the other.
  }
}
