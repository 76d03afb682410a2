import type { Json, JsonObject } from '../../base/json.ts'
import type { OlderFormat } from '../../formats/file-format.ts'

/**
 * Format 3: whole answers as they came, event by event, under the key of their request with provider and model, and a seed.
 * What they say of each slot is an answer of its own now; what failed, or breaks off, says nothing. Answers to one request
 * with several seeds are its occurrences.
 */
export const tapeFormat3: OlderFormat = {
  verify() {},
  migrate: file => {
    const { provider, answers, requests } = file
    const { id, model } = objectOf(provider)
    const occurrences = new Map<string, number>()
    return {
      format: 4,
      ...(requests === undefined ? {} : { requests }),
      // Without a name it is no tape of that format, and the schema says so.
      keyedFor: { ...(id === undefined ? {} : { id }), ...(model === undefined ? {} : { model }) },
      answers: Array.isArray(answers)
        ? answers.flatMap(answer => slotsOf(objectOf(answer), objectOf(provider), occurrences))
        : (answers ?? null),
    }
  },
}

function slotsOf(
  answer: JsonObject,
  { model, rules }: JsonObject,
  occurrences: Map<string, number>,
): readonly JsonObject[] {
  const { key, events, failed, kind } = answer
  // What is no answer of that format goes on as it is: the schema refuses it by its place.
  if (typeof key !== 'string' || !Array.isArray(events)) return [answer]
  if (failed !== undefined || kind !== undefined) return []
  const each = events.map(objectOf)
  const done = each.find(({ type }) => type === 'done')
  const members = membersIn(each.map(({ text }) => (typeof text === 'string' ? text : '')).join(''))
  if (done === undefined || members === undefined) return []
  const occurrence = occurrences.get(key) ?? 0
  occurrences.set(key, occurrence + 1)
  const who = done.model ?? model
  return Object.entries(members).map(([slot, member]) => ({
    situation: key,
    slot,
    occurrence,
    ...contentOf(member),
    ...(who === undefined ? {} : { model: who }),
    ...(rules === true ? { rules } : {}),
  }))
}

function contentOf(member: Json): JsonObject {
  if (typeof member === 'string' || member === null) return { text: member }
  if (typeof member !== 'object') return { value: member }
  const { text, value, uses, because } = objectOf(member)
  return {
    ...(text === undefined ? {} : { text }),
    ...(value === undefined ? {} : { value }),
    ...(Array.isArray(uses) ? { uses } : {}),
    ...(typeof because === 'string' ? { because } : {}),
  }
}

function membersIn(text: string): JsonObject | undefined {
  try {
    const answer = JSON.parse(text)
    return typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? answer : undefined
  } catch {
    return undefined
  }
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}
