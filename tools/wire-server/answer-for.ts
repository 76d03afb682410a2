import { isRecord } from './shape.ts'

type Members = Record<string, unknown>

/** Sentences of a model that does what it is told; with letters of two, three and four bytes. */
const sentences = [
  'A naïve gull complains.',
  'Rope, tar – and “rain”.',
  'Somebody hums a waltz 🎶 below.',
  'The lamp sways.',
  'Cold comes up through the planks.',
  'Far off, a bell.',
]

/** A good answer to a schema: a text of its own for each member. */
export function answerFor(schema: unknown, calls: number): Members {
  const properties = isRecord(schema) && isRecord(schema.properties) ? schema.properties : {}
  return Object.fromEntries(
    Object.entries(properties).map(([key, member], index) => [key, valueFor(member, calls * 2 + index)]),
  )
}

function valueFor(member: unknown, number: number): unknown {
  if (!isRecord(member)) return null
  if (Array.isArray(member.enum)) return member.enum[0]
  if (member.type === 'integer' || member.type === 'number') return 1
  if (member.type === 'boolean') return true
  return sentences[number % sentences.length]
}

/** The schema that a text asks for in words: the last line of it that is a JSON schema. */
export function schemaInWords(text: unknown): unknown {
  if (typeof text !== 'string') return undefined
  for (const line of text.split('\n').reverse()) {
    try {
      const schema: unknown = JSON.parse(line)
      if (isRecord(schema) && schema.type === 'object') return schema
    } catch {}
  }
  return undefined
}
