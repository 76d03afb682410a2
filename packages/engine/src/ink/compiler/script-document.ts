import { isDocumentEnd } from '../../story/verbs/slot-tags.ts'
import { childrenOf, type ParsedObject } from './parsed.ts'
import type { Script, ScriptLine, ScriptTag } from './script.ts'
import type { ScriptSlot } from './slots-of-script.ts'

/** A document as it stands in the script: the lines from its tag to its end. */
export interface ScriptDocument {
  /** Its lines in order, each with words. Empty where none follows its tag. */
  readonly lines: readonly ScriptLine[]
  /** `# end document`; absent where the document is one line. */
  readonly end?: ScriptTag
  /** What stands from its beginning to its end, in the weave that it begins in. */
  readonly objects: readonly ParsedObject[]
}

/**
 * The document that a slot's tag opens, `undefined` for other slots. It ends at the first `# end document` of its weave:
 * with the line that has this tag, or, where the tag stands alone, with the line above it.
 */
export function documentOf(
  { lines: all }: Pick<Script, 'lines'>,
  { brief, line }: ScriptSlot,
): ScriptDocument | undefined {
  if (brief.document === undefined || line === undefined) return undefined
  const { weave, index: from } = line.start
  const below = all
    .filter(
      ({ start, after }) =>
        start.weave === weave && start.index >= from && (after === undefined || after === line.after),
    )
    .toSorted((one, other) => one.start.index - other.start.index)
  const lines: ScriptLine[] = []
  for (const each of below) {
    if (each !== line && each.tags.some(({ text }) => opensDocument(text))) break
    const end = each.tags.find(({ text }) => isDocumentEnd(text))
    if (each.words.length > 0) lines.push(each)
    if (end !== undefined) {
      const to = each.words.length > 0 ? each.end.index : each.start.index
      return { lines, end, objects: childrenOf(weave).slice(from, to) }
    }
  }
  const [only] = lines
  if (only === undefined) return { lines: [], objects: [] }
  return { lines: [only], objects: childrenOf(weave).slice(from, only.end.index) }
}

function opensDocument(tagText: string): boolean {
  return /^document(?=[\s:;])/.test(tagText)
}
