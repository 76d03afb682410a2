import type { Json } from '../../base/json.ts'
import type { JsonPath } from '../../base/json-pieces.ts'
import { type JsonText, jsonText } from '../../base/json-text.ts'

/** What has come of one member of an answer. */
export interface ReadMember {
  /** Takes the next piece of it. @param path where it stands in the member; empty for a member that is a bare value. */
  take(path: JsonPath, json: string, isWhole: boolean): void
  /** Nothing more comes of it. */
  close(): void
  /** Nothing more comes of the answer: words or a value that are there in full count. */
  cut(): void
  readonly text: string | undefined
  readonly isComplete: boolean
  readonly value: Json | undefined
  readonly uses: readonly number[]
  readonly because: string | undefined
  isSame(other: ReadMember): boolean
}

/** A text or a value, as far as it has come. */
interface Content {
  readonly text: JsonText | undefined
  value: Json
  isWhole: boolean
}

/** Numbers that one member may name: more than a request tells. */
const mostUses = 200

/** Reads one member of an answer while it arrives: of several texts in it the first one counts. */
export function readMember(): ReadMember {
  let content: Content | undefined
  let contentName = ''
  let reason: string | undefined
  /** JSON of a number or of the reason, as far as it has come. */
  let pending = ''
  let isClosed = false
  const uses = new Set<number>()

  const takeContent = (name: string, json: string, isWhole: boolean): void => {
    if (content === undefined) {
      content = { text: json.startsWith('"') ? jsonText() : undefined, value: null, isWhole: false }
      contentName = name
    }
    if (content.isWhole || contentName !== name) return
    content.value = content.text === undefined ? (JSON.parse(json) as Json) : content.text.take(json, isWhole)
    content.isWhole = isWhole
  }

  return {
    take(path, json, isWhole) {
      const [name] = path
      if (path.length === 0 || (path.length === 1 && (name === 'text' || name === 'value'))) {
        takeContent(String(name), json, isWhole)
        return
      }
      // What stands beside is looked at when it is whole: a text may come in pieces.
      if ((name === 'uses' && path.length <= 2) || (name === 'because' && path.length === 1)) {
        pending += json
        if (!isWhole) return
        if (name === 'uses') for (const number of numbersOf(pending)) if (uses.size < mostUses) uses.add(number)
        if (name === 'because' && pending.startsWith('"')) reason ??= JSON.parse(pending) as string
        pending = ''
      }
    },
    close() {
      isClosed = true
      // Something was there, and it is neither words nor a value.
      content ??= { text: undefined, value: {}, isWhole: true }
    },
    cut() {
      isClosed ||= content?.isWhole === true
    },
    get text() {
      if (content === undefined || typeof content.value !== 'string') return undefined
      const { value, isWhole } = content
      // Half of a character is not text yet.
      return isWhole || !endsInHalf(value) ? value : value.slice(0, -1)
    },
    get isComplete() {
      return isClosed
    },
    get value() {
      return isClosed ? content?.value : undefined
    },
    get uses() {
      return [...uses]
    },
    get because() {
      return reason
    },
    isSame: other => isClosed && JSON.stringify(content?.value) === JSON.stringify(other.value),
  }
}

/** Whole numbers, as a list of them has them; a weak model may write them as text. */
function numbersOf(json: string): readonly number[] {
  const numbers = json.startsWith('"') ? (json.match(/\d+/g) ?? []).map(Number) : [Number(json)]
  return numbers.filter(Number.isSafeInteger)
}

/** Names that a member has inside. */
export const memberNames: readonly unknown[] = ['uses', 'because', 'text', 'value']

function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd800 && last <= 0xdbff
}
