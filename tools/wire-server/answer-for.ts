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

/** What is said for one slot: its words or its value. */
export type Say = (slot: string, about: SlotTold, index: number) => string | number | boolean

/** What a model knows of a slot: from the schema of its member, or from the line that tells of it. */
export interface SlotTold {
  readonly options?: readonly (string | number)[]
  readonly type: 'text' | 'number' | 'boolean'
  /** Words that the line wants in it. */
  readonly words: readonly string[]
  /** Whether a reason is wanted. Default false. */
  readonly isDecision?: boolean
}

/** A good answer: one of its own for each slot, as members of an object or as a list, as the schema has it. */
export function answerFor(schema: unknown, told: unknown, say: Say): Members {
  const properties = isRecord(schema) && isRecord(schema.properties) ? schema.properties : {}
  if (!isRecord(properties.fills)) {
    return Object.fromEntries(
      Object.entries(properties).map(([slot, member], index) => [slot, memberFor(slot, member, say, index)]),
    )
  }
  const fills = slotsIn(told).map(([slot, line], index) => {
    const about = toldByLine(line)
    const text = String(say(slot, about, index))
    return { slot, uses: [], because: about.isDecision === true ? 'It seems so.' : null, text }
  })
  return { fills }
}

/** A member with everything that its schema wants. */
function memberFor(slot: string, member: unknown, say: Say, index: number): Members {
  const inside = isRecord(member) && isRecord(member.properties) ? member.properties : {}
  const content = say(slot, toldBySchema(inside.text ?? inside.value), index)
  const known: Members = { uses: [], because: 'It seems so.', text: content, value: content }
  return Object.fromEntries(Object.keys(inside).map(name => [name, known[name]]))
}

/** The names of the slots that an answer fills. */
export function slotsOf(answer: Members): readonly string[] {
  const { fills } = answer
  return Array.isArray(fills) ? fills.map(fill => String((fill as Members).slot)) : Object.keys(answer)
}

/** Says something else with every call, and keeps to what it is told. */
export function sensible(calls: number): Say {
  return (_, { options, type, words }, index) => {
    if (options !== undefined) return options[0] ?? ''
    if (type !== 'text') return type === 'number' ? 1 : true
    return words.length > 0 ? `${words.join(', ')}.` : (sentences[(calls * 2 + index) % sentences.length] ?? '')
  }
}

/** Names and lines of the slots that a text asks to fill: all that are listed, or those that are asked for again. */
function slotsIn(told: unknown): readonly (readonly [string, string])[] {
  const [first = '', again] =
    String(told).split('Slots to fill, in reading order:').at(-1)?.split('Write only these again') ?? []
  const lines = (text: string) => [...text.matchAll(/^- ([A-Za-z][\w.-]{0,63}): (.*)$/gm)]
  const wanted =
    again === undefined ? undefined : [...again.matchAll(/^- ([A-Za-z][\w.-]{0,63})$/gm)].map(([, slot]) => slot)
  return lines(first).flatMap(([, slot = '', line = '']) =>
    wanted === undefined || wanted.includes(slot) ? [[slot, line] as const] : [],
  )
}

function toldByLine(line: string): SlotTold {
  const quoted = (head: string): readonly (string | number)[] | undefined => {
    const [, list] = new RegExp(`; ${head} ((?:"[^"]*"|[\\d.]+)(?:, (?:"[^"]*"|[\\d.]+))*)`).exec(line) ?? []
    return list === undefined ? undefined : (JSON.parse(`[${list}]`) as (string | number)[])
  }
  const options = quoted('one of')
  const [, from] = /; a number from ([\d.-]+) to/.exec(line) ?? []
  return {
    ...(options === undefined ? (from === undefined ? {} : { options: [Number(from)] }) : { options }),
    type: /; a number(;|$)/.test(line) ? 'number' : /; true or false(;|$)/.test(line) ? 'boolean' : 'text',
    words: (quoted('must contain') ?? []).map(String),
    isDecision: line.startsWith('a decision'),
  }
}

function toldBySchema(member: unknown): SlotTold {
  const { enum: allowed, type } = isRecord(member) ? member : {}
  const options = Array.isArray(allowed) ? allowed.filter(option => option !== null) : []
  return {
    ...(options.length > 0 ? { options: options as (string | number)[] } : {}),
    type: type === 'integer' || type === 'number' ? 'number' : type === 'boolean' ? 'boolean' : 'text',
    words: [],
  }
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
