import { writerName } from './writer-name.ts'

/** What stands behind the verb, up to the colon: an id, if the slot has one, and `by` somebody. */
export interface SlotHead {
  readonly id?: string
  readonly by?: string
}

const idName = String.raw`[\p{L}\p{N}_-]+`
const head = new RegExp(String.raw`^(?:\s+(${idName}))?(?:\s+by\s+(${writerName}))?\s*$`, 'u')

/** Pattern of a slot's tag up to its brief: verb, id, `by` somebody, colon. */
export const slotHead: string = String.raw`\p{L}+(?:\s+(?!by\s+(?:${writerName})\s*[:;])${idName})?(?:\s+by\s+(?:${writerName}))?\s*(?::|(?=;)|$)`

/** Reads it; `undefined` where something else stands there. */
export function readSlotHead(text: string): SlotHead | undefined {
  const found = head.exec(text)
  if (found === null) return undefined
  const [, id, by] = found
  return { ...(id === undefined ? {} : { id }), ...(by === undefined ? {} : { by }) }
}
