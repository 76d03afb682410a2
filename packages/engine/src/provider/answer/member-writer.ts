import type { JsonObject } from '../../base/json.ts'
import type { SlotRequest } from '../port/fill-request.ts'
import { isValueSlot } from './answer-schema.ts'
import type { AnswerReader } from './read-answer.ts'

/** Says again, as the object of members that the engine reads, what several answers say one after the other. */
export interface MemberWriter {
  /** What has come of a slot since the last time. */
  next(slot: SlotRequest, answer: AnswerReader): string
  /** Whether a text was begun that has not come to its end. */
  readonly isOpen: boolean
  /** The end of the object. */
  end(): string
}

/** Texts are passed on as they grow; everything else of a member when it is there. */
export function memberWriter(): MemberWriter {
  let isObject = false
  let isOpen = false
  let sent = 0
  const done = new Set<string>()
  const begin = (key: string): string => {
    const sign = isObject ? ',' : '{'
    isObject = true
    return `${sign}${JSON.stringify(key)}:`
  }
  return {
    get isOpen() {
      return isOpen
    },
    next(slot, answer) {
      const { key } = slot
      if (done.has(key)) return ''
      const text = answer.text(key)
      let said = ''
      if (text !== undefined && !isValueSlot(slot)) {
        if (!isOpen) said += `${begin(key)}{"text":"`
        isOpen = true
        said += JSON.stringify(text.slice(sent)).slice(1, -1)
        sent = text.length
      }
      const value = answer.value(key)
      if (value === undefined) return said
      const uses = answer.uses(key)
      const because = answer.because(key)
      const beside: JsonObject = {
        ...(uses.length === 0 ? {} : { uses }),
        ...(because === undefined ? {} : { because }),
      }
      if (isOpen)
        said += `"${JSON.stringify(beside)
          .replace(/^\{(?=")/, ',')
          .replace(/^\{\}$/, '}')}`
      else said += `${begin(key)}${JSON.stringify({ ...beside, [isValueSlot(slot) ? 'value' : 'text']: value })}`
      done.add(key)
      isOpen = false
      sent = 0
      return said
    },
    end: () => (isObject ? '}' : '{}'),
  }
}
