import { type JsonPath, jsonPieces } from '../../base/json-pieces.ts'
import type { SlotRequest } from '../port/fill-request.ts'
import { contentSchema, isValueSlot } from './answer-schema.ts'

/** What an answer has for one slot, as it arrives. */
interface Entry {
  /** The slot; absent while its name has not come, and where nobody asked for it. */
  slot: SlotRequest | undefined
  /** JSON of its name, as far as it came. */
  name: string
  /** JSON of its reason, of the numbers that it uses, and of the next one, as far as they came. */
  reason: string
  readonly uses: string[]
  number: string
  /** Its members beside words or value that were not handed on, as name and JSON. */
  readonly beside: (readonly [string, string])[]
  /** JSON of its words or value that was not handed on. */
  content: string
  hasAll: boolean
  /** Whether its object was begun, and its words or value in it. */
  isOpen: boolean
  hasContent: boolean
}

function newEntry(slot?: SlotRequest): Entry {
  const none = { name: '', reason: '', uses: [], number: '', beside: [], content: '' }
  return { slot, ...none, hasAll: false, isOpen: false, hasContent: false }
}

/**
 * Makes what turns the next piece of a list of members that name their slots into the next piece of the object of members;
 * whatever is an object of members already comes out as one.
 */
export function membersFromList(slots: readonly SlotRequest[]): (piece: string) => string {
  const missing = new Map(slots.map(slot => [slot.key, slot]))
  let said = ''
  let isObject = false
  let isList = false
  let entry: Entry | undefined

  /** The slot of this name, the first time that it is named. */
  const firstNamed = (name: string): SlotRequest | undefined => {
    const slot = missing.get(name)
    missing.delete(name)
    return slot
  }
  const open = (of: Entry, { key }: SlotRequest, name: string): void => {
    said += of.isOpen ? ',' : `${isObject ? ',' : '{'}${JSON.stringify(key)}:{`
    said += `${JSON.stringify(name)}:`
    isObject = true
    of.isOpen = true
  }
  const handOn = (of: Entry): void => {
    const { slot, content } = of
    if (slot === undefined) return
    const isText = isWords(slot)
    const isReady = content !== '' && (isText || of.hasAll)
    // What stands beside waits for words or a value: an entry without them is none.
    if (!of.hasContent && !isReady) return
    for (const [name, json] of of.beside.splice(0)) {
      open(of, slot, name)
      said += json
    }
    if (!isReady) return
    if (!of.hasContent) open(of, slot, isValueSlot(slot) ? 'value' : 'text')
    of.hasContent = true
    said += isText ? content : typed(content)
    of.content = ''
  }
  const takeContent = (of: Entry, json: string, isWhole: boolean): void => {
    // One text is all that an entry has.
    if (of.hasAll) return
    of.content += json
    of.hasAll = isWhole
    handOn(of)
  }
  const putBeside = (of: Entry, name: string, json: string): void => {
    of.beside.push([name, json])
    handOn(of)
  }
  const takeMember = (of: Entry, [name, at]: JsonPath, json: string, isWhole: boolean): void => {
    if (name === 'uses') {
      of.number += json
      if (!isWhole) return
      if (of.number !== 'null') of.uses.push(of.number)
      of.number = ''
      if (at === undefined) putUses(of)
      return
    }
    if (at !== undefined) return
    if (name === 'text' || name === 'value') takeContent(of, json, isWhole)
    else if (name === 'slot') {
      of.name += json
      if (isWhole) of.slot ??= firstNamed(textIn(of.name))
      handOn(of)
    } else if (name === 'because' && json !== 'null') {
      of.reason += json
      if (isWhole) putBeside(of, 'because', of.reason)
    }
  }
  const putUses = (of: Entry): void => {
    const uses = of.uses.splice(0)
    if (uses.length > 0) putBeside(of, 'uses', `[${uses.join(',')}]`)
  }
  const finish = (): void => {
    if (entry?.isOpen === true) said += '}'
    entry = undefined
  }
  /** How many names there are before the inside of an entry begins. */
  const depthOf = ([first]: JsonPath): number => (isList && first === 'fills' ? 2 : 1)

  const pieces = jsonPieces({
    opened(path) {
      const depth = depthOf(path)
      if (path.length === 1 && path[0] === 'fills') isList = true
      else if (path.length === depth) entry = newEntry(depth === 1 ? firstNamed(String(path[0])) : undefined)
      else if (path.length === depth + 1 && entry !== undefined) {
        const name = path[depth]
        // Neither words nor a value: the engine finds that something else was there.
        if (name === 'text' || name === 'value') takeContent(entry, '{}', true)
      }
    },
    piece(path, json, isWhole) {
      const depth = depthOf(path)
      if (path.length > depth) {
        if (entry !== undefined && path.length <= depth + 2) takeMember(entry, path.slice(depth), json, isWhole)
      } else if (depth === 1) {
        entry ??= newEntry(firstNamed(String(path[0])))
        takeContent(entry, json, isWhole)
        if (isWhole) finish()
      }
    },
    closed(path) {
      const depth = depthOf(path)
      if (path.length === 0) {
        if (isObject || isList) said += isObject ? '}' : '{}'
      } else if (path.length === depth) finish()
      else if (path.length === depth + 1 && path[depth] === 'uses' && entry !== undefined) putUses(entry)
    },
  })
  return piece => {
    said = ''
    pieces.take(piece)
    return said
  }
}

/** Whether words fill a slot, as its schema has it: they are handed on as they come. */
function isWords(slot: SlotRequest): boolean {
  const { type } = contentSchema(slot)
  return type === 'string' || Array.isArray(type)
}

/** A number or a truth value that was written as text; anything else as it came. */
function typed(json: string): string {
  const text = textIn(json)
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) return JSON.stringify(Number(text))
  return text === 'true' || text === 'false' ? text : json
}

function textIn(json: string): string {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'string' ? value.trim() : ''
  } catch {
    return ''
  }
}
