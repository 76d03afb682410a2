import type { DiaryAlong, DiaryAt } from '../../diary/diary-after.ts'
import { diaryAtSlot } from '../../diary/diary-at-slot.ts'
import { type Knowers, knowersOfBoth, knownToBoth, mayKnow } from '../../diary/knowers.ts'
import { knowersOf } from '../../diary/knowers-of.ts'
import { type KnownDiary, knownDiary } from '../../diary/known-diary.ts'
import type { KnownTo } from '../../story/memory.ts'
import type { Passage } from '../../story/passage.ts'
import type { Fact } from '../../story/skeleton.ts'
import { type FactsByName, factsIncluded } from './facts-included.ts'
import type { RequestSources } from './request-sources.ts'

/** What a request tells that not everybody may know. */
export interface Told {
  /** By whose knowledge. */
  readonly knowers: Knowers
  /** Where its last slot stands in the diary. */
  readonly at: DiaryAt | undefined
  /** Absent where none is told. */
  readonly diary?: KnownDiary
  readonly facts: FactsByName
  readonly choice?: NonNullable<RequestSources['choice']>
}

/** The name of the function of facts about the reader. */
export const readerName = 'reader'

/** What the request for some slots of a passage tells: a function of these slots, whoever else is asked for the others. */
export function toldFor(sources: RequestSources): Told {
  const { story, passage, waiting, choice, isShared, diary: along, language } = sources
  const knowers = waiting.map(index => knowersOf(passage, index)).reduce(knowersOfBoth, 'reader')
  const at = along && placeOf(along, passage, waiting)
  const reads = waiting.map(index => passage.slots[index]?.slot.reads.diary)
  const readsDiary = reads.some(read => read !== undefined)
  const isTold = at !== undefined && (isShared !== true || readsDiary)
  const diary = isTold ? knownDiary(reads.includes('now') ? at.now : at.before, knowers, language) : undefined
  return {
    knowers,
    at,
    ...(diary === undefined ? {} : { diary }),
    facts: factsIncluded(story.bible, factsKnown(sources.facts, passage, knowers, diary !== undefined)),
    ...(choice !== undefined && mayKnow(knowers, choice.knownTo ?? 'all') ? { choice } : {}),
  }
}

/** Where the last of the slots stands. */
function placeOf(along: DiaryAlong, passage: Passage, waiting: readonly number[]): DiaryAt {
  return diaryAtSlot(along, passage, waiting.at(-1) ?? -1)
}

/** The facts that may be told; an act of the reader's is in the diary, where there is one. */
function factsKnown(facts: FactsByName, { present }: Passage, knowers: Knowers, hasDiary: boolean): FactsByName {
  const known = Object.entries(facts).map(([name, about]): readonly [string, readonly Fact[]] => [
    name,
    about.filter(
      ({ act, knownTo }) =>
        !(act === true && hasDiary) && mayKnow(knowers, knownTo ?? (name === readerName ? present : [name])),
    ),
  ])
  return Object.fromEntries(known.filter(([, about]) => about.length > 0))
}

/** Everybody whose facts a passage may tell: those present anywhere in it, and whoever writes or decides in it. */
export function peopleIn({ present, lines, slots }: Passage): readonly string[] {
  const writers = slots.flatMap(({ slot }) => [slot.by, slot.document?.by]).filter(name => name !== undefined)
  const there = lines.flatMap(line => line.present ?? [])
  return [...new Set([...present, ...there, ...writers.filter(name => name !== 'public'), readerName])]
}

/** Who may know everything that a request tells, besides the reader. */
export function toldKnownTo({ diary, facts, choice, knowers }: Told, sources: RequestSources): KnownTo {
  const { passage, pageBefore = [], lately = [], earlier = [], historyKnownTo = [], typed = {} } = sources
  const { present } = passage
  const inFacts = Object.entries(facts).flatMap(([name, about]) =>
    about.map(({ knownTo }) => knownTo ?? (name === readerName ? present : [name])),
  )
  const inDiary = (diary?.entries ?? []).map(({ knownTo }) => knownTo)
  const said = earlier.flatMap(({ passage: { lines, present }, filled = [] }) => [
    ...lines.map(line => ({ knownTo: line.present ?? present })),
    ...filled,
  ])
  const onPage = [...pageBefore, ...lately, ...said]
    .map(({ knownTo }) => knownTo)
    .filter(knownTo => mayKnow(knowers, knownTo))
  const bound = Object.values(sources.said ?? {}).map(({ knownTo }) => knownTo)
  const read = [...bound, ...historyKnownTo].filter(knownTo => mayKnow(knowers, knownTo))
  // Nobody says who has heard what a player typed.
  const own: readonly KnownTo[] = Object.keys(typed).length === 0 ? [] : [[]]
  const all = [...inFacts, ...inDiary, ...onPage, ...read, ...own, choice?.knownTo ?? 'all']
  const known = all.reduce(knownToBoth, 'all')
  // Whoever fills it by their own knowledge knows what they say.
  return typeof knowers === 'object' && known !== 'all' ? [...new Set([...known, ...knowers])] : known
}
