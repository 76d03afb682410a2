import type { Dial } from './slot.ts'
import { writerName } from './writer-name.ts'

/** One checkable part of a slot's tag; whatever is none is direction and belongs to the brief. */
export type Clause =
  | { readonly type: 'max' | 'min'; readonly count: number; readonly unit: LimitUnit }
  | { readonly type: 'mention' | 'never' | 'one of'; readonly quoted: readonly string[] }
  | { readonly type: 'range'; readonly from: number; readonly to: number }
  | { readonly type: 'reads'; readonly names: readonly string[] }
  | { readonly type: 'policy'; readonly policy: Dial }
  | { readonly type: 'by'; readonly name: string }
  | { readonly type: 'again' }
  | { readonly type: 'may set'; readonly names: readonly string[] }
  | { readonly type: 'up to'; readonly exchanges: number; readonly rest: string }

/** What a `max` counts; a `min` counts words. */
export type LimitUnit = 'words' | 'sentences' | 'characters' | 'lines'

/** What a limit counts; of clauses that are none nothing. */
export function unitOf(clause: Clause): string | undefined {
  return 'unit' in clause ? clause.unit : undefined
}

const limit = /^(?:(max)\s+(\d+)\s+(word|sentence|character|line)s?|(min)\s+(\d+)\s+words?)$/i
const quotedList = /^(mention|never|one\s+of)\s+((?:"[^"]*"|“[^”]*”)(?:\s*,\s*(?:"[^"]*"|“[^”]*”))*)$/i
const quotedText = /"([^"]*)"|“([^”]*)”/g
const range = /^from\s+(-?\d+(?:\.\d+)?)\s+to\s+(-?\d+(?:\.\d+)?)$/i
const readName = String.raw`(?:@[\p{L}\p{N}_][\p{L}\p{N}_.-]*|[\p{L}_][\p{L}\p{N}_.]*)`
const reads = new RegExp(String.raw`^reads\s+(${readName}(?:\s*,\s*${readName})*)$`, 'iu')
const by = new RegExp(String.raw`^by\s+(${writerName})$`, 'u')
const again = /^again$/i
const policy = /^(author|reviewed|live)$/i
const maySet = /^may\s+set\s+([\p{L}_][\p{L}\p{N}_]*(?:\s*,\s*[\p{L}_][\p{L}\p{N}_]*)*)$/iu
const exchanges = /^up\s+to\s+(\d+)\s+exchanges?\b\s*(.*)$/is

/** The clause that one part of a tag is, or `undefined` for direction. */
export function clauseOf(part: string): Clause | undefined {
  let found = limit.exec(part)
  if (found?.[1]) return { type: 'max', count: Number(found[2]), unit: `${lower(found[3])}s` as LimitUnit }
  if (found) return { type: 'min', count: Number(found[5]), unit: 'words' }
  found = quotedList.exec(part)
  if (found) {
    const type = lower(found[1]).replace(/\s+/, ' ') as 'mention' | 'never' | 'one of'
    return {
      type,
      quoted: [...(found[2] ?? '').matchAll(quotedText)].map(([, straight, curly]) => straight ?? curly ?? ''),
    }
  }
  found = policy.exec(part)
  if (found) return { type: 'policy', policy: lower(found[1]) as Dial }
  if (again.test(part)) return { type: 'again' }
  found = by.exec(part)
  if (found) return { type: 'by', name: found[1] ?? '' }
  found = reads.exec(part)
  if (found) return { type: 'reads', names: names(found[1]) }
  found = maySet.exec(part)
  if (found) return { type: 'may set', names: names(found[1]) }
  found = range.exec(part)
  if (found) return { type: 'range', from: Number(found[1]), to: Number(found[2]) }
  found = exchanges.exec(part)
  if (found) return { type: 'up to', exchanges: Number(found[1]), rest: (found[2] ?? '').trim() }
  return undefined
}

function lower(text: string | undefined): string {
  return (text ?? '').toLowerCase()
}

function names(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').map(name => name.trim())
}
