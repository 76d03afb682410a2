import type { Json, JsonObject } from '../../base/json.ts'
import type { SlotRequest } from '../port/fill-request.ts'

/**
 * JSON schema of the answer: one object, a member for each slot in reading order, all of them required. A member is an object,
 * too: `uses` and `text` of a slot that is words, `because` (where a reason is asked for) and `value` of one that is a value. A
 * `text` of null keeps the author's words. The schema keeps to what every vendor's structured output knows (types, `enum`,
 * `required`, `maxItems`); limits and words stand in the instructions and are checked by us.
 *
 * @param hasItems whether the request has numbered items. Without them there is nothing that a text could have used.
 */
export function answerSchema(slots: readonly SlotRequest[], hasItems = false): Json {
  return {
    type: 'object',
    properties: Object.fromEntries(slots.map(slot => [slot.key, memberSchema(slot, hasItems)])),
    required: slots.map(slot => slot.key),
    additionalProperties: false,
  }
}

/** A small model that is held to a grammar can write numbers without end. */
const usesSchema: JsonObject = { type: 'array', items: { type: 'integer' }, maxItems: 6 }

/** JSON schema of the member of one slot. */
function memberSchema(slot: SlotRequest, hasItems: boolean): JsonObject {
  const properties: JsonObject = isValueSlot(slot)
    ? { ...(slot.because === true ? { because: { type: 'string' } } : {}), value: contentSchema(slot) }
    : { ...(hasItems ? { uses: usesSchema } : {}), text: contentSchema(slot) }
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}

/** Whether a slot is filled with a value, and not with words of a line or a label. */
export function isValueSlot({ contract, place }: Pick<SlotRequest, 'contract' | 'place'>): boolean {
  return place === 'stop' || contract.domain !== undefined
}

/** JSON schema of what a slot is filled with: of its words, null among them, or of its value. */
export function contentSchema(slot: SlotRequest): JsonObject {
  const { domain, oneOf } = slot.contract
  switch (domain?.type) {
    case 'number':
      return { type: 'number' }
    case 'range':
      return { type: Number.isInteger(domain.from) && Number.isInteger(domain.to) ? 'integer' : 'number' }
    case 'boolean':
      return { type: 'boolean' }
    case 'options':
      return {
        type: domain.options.every(option => typeof option === 'number') ? 'number' : 'string',
        enum: domain.options,
      }
    default: {
      if (isValueSlot(slot)) return oneOf === undefined ? { type: 'string' } : { type: 'string', enum: oneOf }
      const type = ['string', 'null']
      return oneOf === undefined ? { type } : { type, enum: [...oneOf, null] }
    }
  }
}
