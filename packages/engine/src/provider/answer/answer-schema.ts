import type { Json, JsonObject } from '../../base/json.ts'
import type { SlotRequest } from '../port/fill-request.ts'

/**
 * JSON schema of the answer: one object, a member for each slot in reading order, all of them required. It keeps to what
 * every vendor's structured output knows (types, `enum`, `required`); limits and words stand in the instructions and
 * checked by us.
 */
export function answerSchema(slots: readonly SlotRequest[]): Json {
  return {
    type: 'object',
    properties: Object.fromEntries(slots.map(slot => [slot.key, memberSchema(slot)])),
    required: slots.map(slot => slot.key),
    additionalProperties: false,
  }
}

/** JSON schema of what fills one slot. */
export function memberSchema({ contract }: SlotRequest): JsonObject {
  const { domain, oneOf } = contract
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
    default:
      return oneOf === undefined ? { type: 'string' } : { type: 'string', enum: oneOf }
  }
}
