import { type Check, first, isRecord } from './shape.ts'

const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']

/** What structured output takes: plain types, enums, and objects that say `additionalProperties: false` and require all they have. */
const keywords = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'maxItems',
  'enum',
  'const',
  'description',
])

/** Checks a JSON schema as strict structured output does: what it can't enforce is refused. */
export const strictSchema: Check = (schema, path) => {
  if (!isRecord(schema)) return `${path}: schema must be an object`
  const stranger = Object.keys(schema).find(key => !keywords.has(key))
  if (stranger !== undefined) return `${path}: For structured output, '${stranger}' is not supported`
  const kinds: unknown[] = Array.isArray(schema.type) ? schema.type : [schema.type]
  if (kinds.length === 0 || !kinds.every(kind => types.includes(kind as string)))
    return `${path}.type: must be one of ${types.join(', ')}`
  if (schema.enum !== undefined && (!Array.isArray(schema.enum) || schema.enum.length === 0))
    return `${path}.enum: must be a list that is not empty`
  if (schema.type === 'array') return strictSchema(schema.items, `${path}.items`)
  if (schema.type !== 'object') return undefined
  if (schema.additionalProperties !== false) return `${path}: 'additionalProperties' must be explicitly set to false`
  const { properties = {}, required = [] } = schema
  if (!isRecord(properties)) return `${path}.properties: must be an object`
  const names = Object.keys(properties)
  const odd = names.find(name => !/^[\w.-]{1,64}$/.test(name))
  if (odd !== undefined) return `${path}.properties: Property keys should match pattern '^[a-zA-Z0-9_.-]{1,64}$'`
  if (!Array.isArray(required) || names.some(name => !required.includes(name)))
    return `${path}.required: must hold every property`
  return first(names.map(name => strictSchema(properties[name], `${path}.properties.${name}`)))
}
