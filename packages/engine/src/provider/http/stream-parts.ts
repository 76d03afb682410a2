/**
 * The parts of a stream, as they come; leaving the iteration cancels it. Not every browser can iterate a stream itself.
 *
 * @example
 * if (response.body) {
 *   for await (const bytes of streamParts(response.body)) console.info(bytes.length)
 * }
 */
export async function* streamParts<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    void reader.cancel().catch(() => {})
  }
}
