import { briefOf, markedBriefOf } from '../story/brief-of.ts'
import { type MarkedText, sealed, textOf } from '../story/marked-text.ts'
import type { Memory } from '../story/memory.ts'
import { memoryIn } from '../story/memory-tag.ts'
import type { Cue, OpenSlot } from '../story/passage.ts'
import { defaultsTag } from '../story/slot-defaults.ts'
import { isDocumentEnd, slotTags } from '../story/verbs/slot-tags.ts'
import type { InkSlot } from './ink-bundle.ts'
import type { Marks } from './marks.ts'
import { tagTargets } from './tag-targets.ts'

/** A tag as ink evaluated it, with the slot that it opens. */
export interface ReadTag {
  readonly text: string
  readonly slot?: InkSlot
  /** Whether it stands on what a choice and the line behind it share: the choice has read it. */
  readonly ofChoice?: true
  /** Whether it stands in an earlier scene than the words of the line. */
  readonly earlier?: true
  /** Of a tag with marks: what its author wrote, and what stands in it. */
  readonly runs?: readonly MarkedText[]
  readonly marks?: Marks | undefined
}

/** What the tags of a line say, sorted by who they are for. */
export interface SortedTags {
  /** Of slots in the words of the line. */
  readonly fills: readonly ReadTag[]
  /** Of slots that are about the choices below, as far as choices follow. */
  readonly asks: readonly ReadTag[]
  /** Of slots before which the passage ends. */
  readonly stops: readonly ReadTag[]
  readonly cues: readonly Cue[]
  readonly ending?: string
  /** What is remembered of the line; absent where nothing is. */
  readonly memories?: readonly Memory[]
  /** What is remembered in an earlier scene, behind the last of its lines. */
  readonly earlier?: readonly Memory[]
  readonly own: readonly string[]
}

/** What decides on the meaning of tags, besides the cast. */
interface TagContext {
  /** Names that a `# leave` at the head of a knot has: such a tag is no cue. */
  readonly leaveNames: ReadonlySet<string>
  /** Whether `# memory` is read; in ink that knows nothing of it, it is the game's own. */
  readonly hasMemories: boolean
}

const cue = /^(\p{L}[\p{L}\p{N}_-]*)\s*:\s*(.*)$/su
const notCues: ReadonlySet<string> = new Set(slotTags)

export function sortTags(tags: readonly ReadTag[], cast: ReadonlySet<string>, content: TagContext): SortedTags {
  const memories: Memory[] = []
  const earlier: Memory[] = []
  const sorted = {
    fills: [] as ReadTag[],
    asks: [] as ReadTag[],
    stops: [] as ReadTag[],
    cues: [] as Cue[],
    own: [] as string[],
  }
  let ending: string | undefined
  for (const tag of tags) {
    const target = tag.slot && tagTargets[tag.slot.verb]
    if (target === 'words') sorted.fills.push(tag)
    else if (target === 'choices') sorted.asks.push(tag)
    else if (target !== undefined) sorted.stops.push(tag)
    else {
      const memory = content.hasMemories ? memoryIn(tag.text, tag.runs, tag.marks, name => cast.has(name)) : undefined
      if (memory !== undefined) {
        if (memory !== 'none' && tag.ofChoice !== true) (tag.earlier ? earlier : memories).push(memory)
        continue
      }
      // What a tag is for is the author's to say: a tainted text in it is a value, whatever it looks like.
      const { text, open } = sealed(tag.text, tag.runs)
      const [, key = '', rest = ''] = cue.exec(text) ?? []
      const value = textOf(open(rest)).trim()
      if (key === 'ending') ending = value
      else if (key === 'leave' && content.leaveNames.has(value)) continue
      else if (key === 'defaults' && defaultsTag(text) !== undefined) continue
      else if (key !== '' && !notCues.has(key)) sorted.cues.push({ key, value })
      else if (!isForTheCompiler(text, cast)) sorted.own.push(tag.text)
    }
  }
  return {
    ...sorted,
    ...(ending === undefined ? {} : { ending }),
    ...(memories.length === 0 ? {} : { memories }),
    ...(earlier.length === 0 ? {} : { earlier }),
  }
}

/** `# entry` and `# with OONA, TAVI` stand at the head of a knot; the compiler has read them. */
function isForTheCompiler(text: string, cast: ReadonlySet<string>): boolean {
  if (text === 'entry' || isDocumentEnd(text)) return true
  const names = /^with\s+(.+)$/.exec(text)?.[1]
  return names?.split(',').every(name => cast.has(name.trim())) ?? false
}

/** The slot that a tag opens, with its brief as evaluated here. */
export function openSlot(
  tag: ReadTag,
  slot: InkSlot,
  words: string,
  place: OpenSlot['place'],
  speaker?: string,
): OpenSlot {
  const pieces = tag.runs === undefined ? undefined : markedBriefOf(tag.runs)
  return {
    slot,
    brief: pieces === undefined ? briefOf(tag.text) : textOf(pieces),
    ...(pieces === undefined ? {} : { pieces }),
    words,
    ...(speaker === undefined ? {} : { speaker }),
    place,
    ...(tag.marks === undefined ? {} : { marks: tag.marks }),
  }
}
