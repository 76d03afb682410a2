import { untilAborted } from './until-aborted.ts'

/**
 * The events of a stream, as long as a signal is not aborted. A stream that does not listen is let go of and not waited for,
 * and what it says to that is not heard.
 *
 * @throws the signal's reason, at once; what the stream throws
 */
export async function* eventsUntil<T>(stream: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const events = stream[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await untilAborted(events.next(), signal)
      if (next.done === true) return
      yield next.value
      signal.throwIfAborted()
    }
  } finally {
    void letGo(events)
  }
}

/** Lets go of a stream's connection; whatever becomes of that is nobody's. */
export async function letGo(events: AsyncIterator<unknown> | undefined): Promise<void> {
  try {
    await events?.return?.()
  } catch {
    // It is gone in any case.
  }
}
