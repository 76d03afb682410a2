import type { SourcePlace } from '../../story/slot.ts'
import { slotTags } from '../../story/verbs/slot-tags.ts'
import { writerName } from '../../story/writer-name.ts'
import { inFlow } from './choice-ids.ts'
import type { SlotDetails } from './slot-details.ts'

/** Details that were put into a tag of a file. */
export interface InsertedDetails extends SlotDetails {
  /** The tag. */
  readonly at: SourcePlace
  /** The tag's verb and name, with one blank between them. */
  readonly head: string
  /** Full id of the slot that the tag opens. */
  readonly id: string
}

const bareTag = new RegExp(
  String.raw`(?<!\\)#[ \t]*(${slotTags.join('|')})[ \t]+([\p{L}\p{N}_-]+)([ \t]+by[ \t]+(?:${writerName}))?(?=[ \t]*(?:$|[#\]|}]|->))`,
  'gmu',
)
const knotHead = /^[ \t]*={2,}[ \t]*(?:function[ \t]+)?([\p{L}\p{N}_]+)/u
const comment = /\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/g

/**
 * A file of a script in which details stand behind the slot tags that have none of their own, each on the line of its tag:
 * what ink reads is what it would read had they been written there.
 */
export function withDetails(
  file: string,
  source: string,
  details: readonly SlotDetails[],
): { readonly source: string; readonly inserted: readonly InsertedDetails[] } {
  if (details.length === 0) return { source, inserted: [] }
  const byKey = new Map(details.map(each => [each.key, each]))
  const inserted: InsertedDetails[] = []
  const lines = source.split(/\r\n|\n|\r/)
  // Of equal length, so that a place in one is a place in the other.
  const bare = source.replace(comment, text => text.replace(/[^\r\n]/g, ' ')).split(/\r\n|\n|\r/)
  let knot = ''
  const made = lines.map((line, index) => {
    const text = bare[index] ?? ''
    knot = knotHead.exec(text)?.[1] ?? knot
    let made = ''
    let from = 0
    for (const { 0: tag, 1: verb = '', 2: name = '', 3: by = '', index: start } of text.matchAll(bareTag)) {
      const id = inFlow(knot, name)
      const found = byKey.get(id) ?? byKey.get(name)
      if (found === undefined) continue
      const end = start + tag.length
      made += `${line.slice(from, end)}: ${asPlainText(found.text)}`
      from = end
      inserted.push({ ...found, at: { file, line: index + 1 }, head: `${verb} ${name}${by}`.replace(/\s+/g, ' '), id })
    }
    return made + line.slice(from)
  })
  return { source: made.join('\n'), inserted }
}

/** A text in which nothing but its braces means anything to ink: outside of a script `#`, `|`, `]` and `->` are characters. */
export function asPlainText(text: string): string {
  let depth = 0
  return text.replace(/\\.|\/\/|\/\*|->|<>|<-|[#|[\]{}]/gu, sign => {
    if (sign === '{') depth++
    else if (sign === '}') depth = Math.max(0, depth - 1)
    if (sign.startsWith('\\') || sign === '{' || sign === '}') return sign
    if (sign === '//' || sign === '/*') return `${sign[0]}\\${sign[1]}`
    return depth > 0 ? sign : `\\${sign}`
  })
}
