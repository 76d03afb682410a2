import type { JsonObject } from '../../base/json.ts'
import type { FillRequest } from '../port/fill-request.ts'
import type { FillEvent } from '../port/narrative-provider.ts'
import { ProviderError } from '../port/provider-error.ts'
import { membersFromList } from './members-from-list.ts'

/**
 * The form of answer for models of vendors: a list of members that name their slots, the same schema for every request. A
 * vendor compiles a schema when it first comes, and its cache of prompts holds nothing behind another one.
 */
export const answerList: JsonObject = {
  type: 'object',
  properties: {
    fills: {
      type: 'array',
      description: 'One entry for each slot that is listed, in the order of the list.',
      items: {
        type: 'object',
        properties: {
          slot: { type: 'string', description: 'The name of the slot, exactly as it is listed.' },
          uses: {
            type: 'array',
            items: { type: 'integer' },
            description: 'Numbers of the items in square brackets that the text uses; empty where it uses none.',
          },
          because: {
            type: ['string', 'null'],
            description: 'For a decision: why, in one sentence. For everything else null.',
          },
          text: {
            type: ['string', 'null'],
            description:
              'The finished text for the slot and nothing else; a number in digits, a truth value as a word. Null keeps the author’s words.',
          },
        },
        required: ['slot', 'uses', 'because', 'text'],
        additionalProperties: false,
      },
    },
  },
  required: ['fills'],
  additionalProperties: false,
}

/** Most characters of an answer that are read, as the engine itself reads no more of one. */
const mostCharacters = 20_000

/**
 * An answer in the form of {@link answerList} as the object that the engine reads, while it arrives: no text waits for
 * its end. Numbers and truth values get their type back. An entry for a slot that nobody asked for is left out, and so
 * is a second one for the same slot; a slot without an entry is no member. A model that writes the slots as members
 * after all is understood. What breaks off, or is no JSON, is handed on as it breaks off: that the answer is none, the
 * engine finds.
 *
 * @throws ProviderError `invalid` for an answer without end; what `events` throw.
 * @example
 * async function* fill(request: FillRequest): AsyncGenerator<FillEvent> {
 *   yield* answersFromList(events, request, 'gull')
 * }
 */
export async function* answersFromList(
  events: AsyncIterable<FillEvent>,
  request: FillRequest,
  provider: string,
): AsyncGenerator<FillEvent> {
  const translate = membersFromList(request.slots)
  let taken = 0
  for await (const event of events) {
    if (event.type !== 'delta') {
      yield event
      continue
    }
    taken += event.text.length
    if (taken > mostCharacters) throw new ProviderError('invalid', { provider })
    const text = translate(event.text)
    if (text !== '') yield { type: 'delta', text }
  }
}
