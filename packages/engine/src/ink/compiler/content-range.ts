import type { ContentRange } from '../ink-bundle.ts'
import type { RuntimeObject } from './parsed.ts'
import { speaks } from './read-script.ts'
import type { ScriptLine, ScriptTag } from './script.ts'
import type { ScriptDocument } from './script-document.ts'

const beginTag = 24
const endTag = 25

/** The compiled words that a tag governs: see `InkSlot.words`. */
export function wordsOf(tag: ScriptTag, line: ScriptLine, document?: ScriptDocument): readonly ContentRange[] {
  const begin = tag.object.runtimeObject
  const container = begin?.parent
  if (!begin || !container?.content) return []
  const at = container.content.indexOf(begin)
  const own = ownRange(container.content, at, tag.place.line)
  if (document !== undefined) return [[pathOf(container), ...documentRange(container.content, at, own, document)]]
  const range: readonly ContentRange[] = own === undefined ? [] : [[pathOf(container), ...own]]
  return [...echo(line), ...range]
}

/** First and last index of a document's lines; the tags in them are in it. */
function documentRange(
  content: readonly RuntimeObject[],
  begin: number,
  own: readonly [number, number] | undefined,
  { lines, end }: ScriptDocument,
): readonly [first: number, last: number] {
  const first = own?.[0] ?? content.findIndex(({ commandType }, at) => at > begin && commandType === endTag) + 1
  if (end?.object.runtimeObject) return [first, content.indexOf(end.object.runtimeObject) - 1]
  if (own !== undefined) return own
  const line = lines[0]?.place.line ?? 0
  const start = content.findIndex((object, at) => at >= first && object.value !== '\n' && touches(object, line))
  const stop = content.findIndex(({ value }, at) => at >= start && value === '\n')
  return [first, (stop < 0 ? content.length : stop) - 1]
}

/** First and last index of the words in front of the tag at `index`, in the same source line. */
function ownRange(
  content: readonly RuntimeObject[],
  index: number,
  line: number,
): readonly [first: number, last: number] | undefined {
  let first: number | undefined
  let last: number | undefined
  for (let at = index - 1; at >= 0; at--) {
    const object = content[at]
    if (object === undefined || object.value === '\n' || !touches(object, line)) break
    if (object.commandType === endTag) {
      while (at > 0 && content[at]?.commandType !== beginTag) at--
      continue
    }
    first = at
    last ??= at
  }
  return first === undefined || last === undefined ? undefined : [first, last]
}

/** Whether an object of the compiled story stands in the line, wholly or in part. */
function touches(object: RuntimeObject, line: number): boolean {
  const at = object.ownDebugMetadata
  if (at === null) return false
  const end =
    at.endCharacterNumber <= 1 && at.endLineNumber > at.startLineNumber ? at.endLineNumber - 1 : at.endLineNumber
  return at.startLineNumber <= line && line <= end
}

/** What a choice says again in front of the line after its bracket. */
function echo(line: ScriptLine): readonly ContentRange[] {
  if (line.after === undefined || !line.after.lead.some(speaks)) return []
  const container = line.after.object.runtimeChoice?.parent?.namedContent?.get('s')
  const content = container?.content ?? []
  // Its last object diverts back to where the echo was asked for.
  return container === undefined || content.length < 2 ? [] : [[pathOf(container), 0, content.length - 2]]
}

/** The path of an object of the compiled story, as the runtime writes it. */
export function pathOf(object: RuntimeObject): string {
  return object.path.toString()
}
