import { diaryAtSlot } from '../../diary/diary-at-slot.ts'
import { knowersOf } from '../../diary/knowers-of.ts'
import type { OpenSlot } from '../../story/passage.ts'
import { bringsValue } from '../../story/verbs/verbs.ts'
import type { RequestSources } from './request-sources.ts'
import { type Told, toldFor } from './told.ts'

/** Slots that are asked for in one request, as indexes into their passage's slots, in reading order. */
export type SlotGroup = readonly number[]

/**
 * Which of the waiting slots of a passage are asked for together: one request for each scene that the passage crosses and
 * for each knowledge by which it is filled; those that would be told the same are one. A verdict, a value, and where
 * requests are shared a slot that reads the diary, are asked for apart. A group by itself is one group again.
 */
export function slotGroups(sources: RequestSources): readonly SlotGroup[] {
  const { passage, waiting, diary, isShared } = sources
  if (waiting.length < 2) return waiting.length === 0 ? [] : [waiting]
  const apart = new Map<string, number[]>()
  for (const index of waiting) {
    const { slot } = passage.slots[index] as OpenSlot
    const isOwn = bringsValue(slot.verb)
    const scene = diary && diaryAtSlot(diary, passage, index).scene?.number
    const name = isOwn ? index : [scene ?? 0, knowersOf(passage, index), isPersonal(sources, index)]
    add(apart, JSON.stringify(name), [index])
  }
  if (apart.size === 1) return [...apart.values()]
  const merged = new Map<string, number[]>()
  for (const group of apart.values()) {
    const [first = -1] = group
    const isOwn = bringsValue((passage.slots[first] as OpenSlot).slot.verb)
    const told = toldFor({ ...sources, waiting: group })
    const name = isOwn ? first : [toldName(told), isShared === true && isPersonal(sources, first)]
    add(merged, JSON.stringify(name), group)
  }
  return [...merged.values()].map(group => group.toSorted((a, b) => a - b))
}

function add(groups: Map<string, number[]>, name: string, group: readonly number[]): void {
  groups.set(name, [...(groups.get(name) ?? []), ...group])
}

/** Whether a slot is told the diary where others are told only what may be shared. */
function isPersonal({ passage, isShared }: RequestSources, index: number): boolean {
  return isShared === true && passage.slots[index]?.slot.reads.diary !== undefined
}

/** Equal for two groups that are told the same. */
function toldName({ diary, facts, choice }: Told): readonly unknown[] {
  const said = Object.entries(facts).map(([name, about]) => [name, about.map(({ text }) => text)])
  return [diary?.entries.map(({ n }) => n), diary?.left, said, choice !== undefined]
}
