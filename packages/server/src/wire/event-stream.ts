import type { RemoteEvent } from '@lacuna/engine/providers/remote'

/** Who listens to a stream of events. */
export interface Listening {
  /** Aborted when it is over for whoever listens, whether what was said has been read or not. */
  readonly signal: AbortSignal
  /** Called when whoever listens goes away. */
  readonly leave: () => void
  /** Called once, whatever the end was. */
  readonly end: () => void
}

/** Events as a body of server-sent events. */
export function eventStream(
  events: AsyncIterable<RemoteEvent>,
  { signal, leave, end }: Listening,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = events[Symbol.asyncIterator]()
  let isOver = false
  let isRead = false
  let cut = (): void => {}
  const over = (): void => {
    if (isOver) return
    isOver = true
    signal.removeEventListener('abort', cut)
    end()
  }
  return new ReadableStream<Uint8Array>({
    start(controller) {
      cut = () => {
        // Whoever reads is waiting for the next event, and gets the end instead; for the others it ends here.
        if (isRead || isOver) return
        over()
        controller.close()
        void iterator.return?.()
      }
      signal.addEventListener('abort', cut)
    },
    async pull(controller) {
      isRead = true
      try {
        const next = await iterator.next()
        if (isOver) return
        if (next.done === true) {
          over()
          controller.close()
        } else controller.enqueue(encoder.encode(`data: ${JSON.stringify(next.value)}\n\n`))
      } catch {
        if (isOver) return
        over()
        controller.close()
      } finally {
        isRead = false
      }
    },
    async cancel() {
      over()
      leave()
      await iterator.return?.()
    },
  })
}
