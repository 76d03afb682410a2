import type { FillRequest, Json } from '@lacuna/engine'
import { readAnswer } from '@lacuna/engine/provider'
import type { RemoteEvent } from '@lacuna/engine/providers/remote'

/** The last format of the wire whose games read a member as its text or value alone. */
const lastBareFormat = 3

/** The format that a body was sent in, before it was read. */
export function sentFormat(body: Json): number {
  const format = typeof body === 'object' && body !== null && 'format' in body ? body.format : undefined
  return typeof format === 'number' ? format : 1
}

/**
 * An answer as a game of the format reads it. One of format 3 and before knows members that are text or value alone, and no
 * way to keep the author's words: it is sent these words, which it knows for the author's.
 */
export function answerFor(
  format: number,
  request: FillRequest,
  events: AsyncIterable<RemoteEvent>,
): AsyncIterable<RemoteEvent> {
  return format > lastBareFormat ? events : bareMembers(request, events)
}

async function* bareMembers(request: FillRequest, events: AsyncIterable<RemoteEvent>): AsyncGenerator<RemoteEvent> {
  const answer = readAnswer(request.slots.map(slot => slot.key))
  const missing = new Map(request.slots.map(slot => [slot.key, slot]))
  let open: { readonly key: string; sent: number } | undefined
  let isObject = false

  const begin = (key: string): string => {
    const sign = isObject ? ',' : '{'
    isObject = true
    missing.delete(key)
    return `${sign}${JSON.stringify(key)}:`
  }
  /** What has come of the text that is under way. */
  const goOn = (): string => {
    if (open === undefined) return ''
    const { key, sent } = open
    const text = answer.text(key) ?? ''
    open.sent = text.length
    const isWhole = answer.isComplete(key)
    if (isWhole) open = undefined
    return `${JSON.stringify(text.slice(sent)).slice(1, -1)}${isWhole ? '"' : ''}`
  }
  const next = (): string => {
    let said = goOn()
    for (const { key, words } of [...missing.values()]) {
      const value = answer.value(key)
      if (value === null) {
        if (words === '') missing.delete(key)
        else said += `${begin(key)}${JSON.stringify(words)}`
      } else if (value !== undefined) said += `${begin(key)}${JSON.stringify(value)}`
    }
    const begun = [...missing.keys()].find(key => answer.text(key) !== undefined)
    if (open === undefined && begun !== undefined) {
      said += `${begin(begun)}"`
      open = { key: begun, sent: 0 }
      said += goOn()
    }
    return said
  }

  for await (const event of events) {
    if (event.type === 'delta') {
      answer.push(event.text)
      const text = next()
      if (text !== '') yield { type: 'delta', text }
      continue
    }
    if (event.type === 'done') {
      const isWhole = answer.end() === 'complete'
      const text = `${next()}${isWhole ? (isObject ? '}' : '{}') : ''}`
      if (text !== '') yield { type: 'delta', text }
    }
    yield event
  }
}
