import { createParser } from 'eventsource-parser'
import { streamParts } from './stream-parts.ts'

/** Most characters of one event: a longer one is no piece of a sentence. */
const mostCharacters = 256 * 1024

/**
 * The data of the server-sent events of a body, as they arrive. Leaving the iteration closes the connection.
 *
 * @throws SyntaxError for an event that has no end within 256k characters; else what the body throws when it breaks.
 * @example
 * if (response.body) {
 *   for await (const data of serverEvents(response.body)) console.info(JSON.parse(data))
 * }
 */
export async function* serverEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const arrived: string[] = []
  let tooLong = false
  const parser = createParser({
    onEvent: ({ data }) => arrived.push(data),
    onError: ({ type }) => {
      tooLong ||= type === 'max-buffer-size-exceeded'
    },
    maxBufferSize: mostCharacters,
  })
  const decoder = new TextDecoder()
  for await (const bytes of streamParts(body)) {
    parser.feed(decoder.decode(bytes, { stream: true }))
    yield* arrived.splice(0)
    if (tooLong) throw new SyntaxError('An event is too long.')
  }
}
