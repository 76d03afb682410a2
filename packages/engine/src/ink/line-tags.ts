import type { MarkedText } from '../story/marked-text.ts'
import type { InkSlot } from './ink-bundle.ts'
import type { InkContent } from './ink-content.ts'
import { type InkObject, inkCommand, isInkDivert, isInkText } from './ink-runtime.ts'
import { tagRuns, unionOfMarks } from './marks.ts'
import { type ReadTag, type SortedTags, sortTags } from './read-tags.ts'
import type { WatchedRuntime } from './watched-runtime.ts'

/** The line's tags, sorted. Those that open no slot say the same wherever they read the same. */
export function lineTags(content: InkContent, cast: ReadonlySet<string>, runtime: WatchedRuntime): SortedTags {
  const sorted = (): SortedTags => sortTags(readTags(content, runtime), cast, content)
  if (runtime.marks !== undefined || crosses(content, runtime) || opensSlot(content, runtime)) return sorted()
  let key = content.hasMemories && runtime._state._currentFlow.outputStream.some(isSharedTag) ? 'shared ' : ''
  for (const tag of runtime.currentTags) key += `${tag.length} ${tag}`
  const known = content.plainTags.get(key)
  if (known !== undefined) return known
  const made = sorted()
  content.plainTags.set(key, made)
  return made
}

/** Whether a tag stands in front of the bracket of a choice: ink runs it for the label, and again for the line. */
function isSharedTag({ commandType, parent }: InkObject): boolean {
  if (commandType !== inkCommand.beginTag || parent === null || parent.name !== 's') return false
  const last = parent.content.at(-1)
  return last !== undefined && isInkDivert(last) && last.variableDivertName === '$r'
}

/** Whether the tags of the line begin in another knot than its words: what is remembered there stands where its tag does. */
function crosses(
  { hasMemories, scenes }: InkContent,
  { firstWords: { bottom, bottomOfTags } }: WatchedRuntime,
): boolean {
  if (!hasMemories || bottom === undefined || bottomOfTags === undefined) return false
  return scenes.at(bottom) !== scenes.at(bottomOfTags)
}

function standsBefore({ scenes }: InkContent, { firstWords: { bottom } }: WatchedRuntime, tag?: InkObject): boolean {
  return (
    tag?.parent !== null &&
    tag?.parent !== undefined &&
    bottom !== undefined &&
    scenes.at(tag.parent) !== scenes.at(bottom)
  )
}

function opensSlot({ slotByTag }: InkContent, { _state }: WatchedRuntime): boolean {
  return (
    slotByTag.size > 0 &&
    _state._currentFlow.outputStream.some(object => object.commandType === inkCommand.beginTag && slotByTag.has(object))
  )
}

/** The line's tags in ink's own order, each with the command that began it and so with its slot. */
function readTags(content: InkContent, runtime: WatchedRuntime): readonly ReadTag[] {
  const tags: ReadTag[] = []
  const texts = runtime.currentTags
  let slot: InkSlot | undefined
  let parts: MarkedText[] | undefined
  const finish = (): void => {
    const text = texts[tags.length]
    if (parts === undefined || text === undefined) return
    const marks = unionOfMarks(parts.map(part => part.marks))
    const marked = marks === undefined ? {} : { runs: tagRuns(text, parts, marks), marks }
    const earlier = crossing && standsBefore(content, runtime, begun) ? { earlier: true as const } : {}
    const ofChoice = begun !== undefined && isSharedTag(begun) ? { ofChoice: true as const } : {}
    tags.push({ text, ...(slot === undefined ? {} : { slot }), ...earlier, ...ofChoice, ...marked })
    parts = undefined
  }
  const crossing = crosses(content, runtime)
  let begun: InkObject | undefined
  let hasText = false
  for (const object of runtime._state._currentFlow.outputStream) {
    if (object.commandType === inkCommand.beginTag || object.commandType === inkCommand.endTag) {
      if (hasText) finish()
      begun = object.commandType === inkCommand.beginTag ? object : undefined
      hasText = false
      slot = begun === undefined ? undefined : content.slotByTag.get(begun)
      parts = []
    } else if (begun !== undefined && isInkText(object)) {
      hasText ||= object.value !== ''
      parts?.push(runtime.marks?.textWithMarks(object) ?? { text: object.value })
    } else if (begun === undefined && object.text !== undefined && object.text !== '') {
      slot = undefined
      parts = [...(runtime.marks?.runsOfTag(object) ?? [{ text: object.text }])]
      finish()
    }
  }
  if (hasText) finish()
  return tags
}
