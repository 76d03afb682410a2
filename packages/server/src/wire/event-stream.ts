import type { RemoteEvent } from '@lacuna/engine/providers/remote'

/**
 * Events as a body of server-sent events.
 *
 * @param left called when whoever listens goes away.
 * @param ended called once, whatever the end was.
 */
export function eventStream(
  events: AsyncIterable<RemoteEvent>,
  { left, ended }: { readonly left: () => void; readonly ended: () => void },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = events[Symbol.asyncIterator]()
  let isOver = false
  const over = (): void => {
    if (!isOver) ended()
    isOver = true
  }
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await iterator.next()
        if (next.done === true) {
          over()
          controller.close()
        } else controller.enqueue(encoder.encode(`data: ${JSON.stringify(next.value)}\n\n`))
      } catch {
        over()
        controller.close()
      }
    },
    async cancel() {
      left()
      over()
      await iterator.return?.()
    },
  })
}
