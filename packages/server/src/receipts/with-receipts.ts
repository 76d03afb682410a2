import type { FillRequest, Story } from '@lacuna/engine'
import { bringsValue, checkAnswer, splitCredentials } from '@lacuna/engine/fill'
import { readAnswer } from '@lacuna/engine/provider'
import type { RemoteEvent, TextReceipt } from '@lacuna/engine/providers/remote'
import type { TextReceipts } from './text-receipts.ts'

/** What was asked, as far as receipts go. */
interface Asked {
  readonly story: Story
  readonly request: FillRequest
}

/**
 * An answer with a receipt for each of its texts in its last event. It is the text as a game shows it: held against its
 * contract, and tidied; what a game would refuse has none.
 */
export async function* withReceipts(
  events: AsyncIterable<RemoteEvent>,
  { story, request }: Asked,
  receipts: TextReceipts,
): AsyncGenerator<RemoteEvent> {
  const answer = readAnswer(request.slots.map(slot => slot.key))
  for await (const event of events) {
    if (event.type === 'delta') answer.push(event.text)
    if (event.type !== 'done') {
      yield event
      continue
    }
    answer.end()
    const { accepted } = checkAnswer(request, story, answer)
    const signed: TextReceipt[] = []
    for (const { key, slot, verb } of request.slots) {
      const value = accepted[key]
      if (bringsValue(verb) || typeof value !== 'string') continue
      const { text } = splitCredentials(value, true)
      signed.push({ slot, text, receipt: await receipts.sign({ digest: story.digest, slot, text }) })
    }
    yield signed.length === 0 ? event : { ...event, receipts: signed }
  }
}
