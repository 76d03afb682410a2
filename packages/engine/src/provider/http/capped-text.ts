import { streamParts } from './stream-parts.ts'

/** Most bytes that are read of a body in one piece. */
const mostBytes = 512 * 1024

/**
 * The text of a body that is not streamed, as far as it is reasonably long; the rest is left.
 *
 * @example
 * if (!response.ok) console.warn(await cappedText(response))
 */
export async function cappedText({ body }: Response): Promise<string> {
  if (body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const part of streamParts(body)) {
    bytes += part.length
    text += decoder.decode(part, { stream: true })
    if (bytes >= mostBytes) break
  }
  return text
}
