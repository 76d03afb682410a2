import {
  createSession,
  type Fact,
  type KnownTo,
  type Memory,
  type NarrativeProvider,
  type Passage,
  type Skeleton,
  type Story,
  seededRandom,
} from '@lacuna/engine'
import { type FillRequest, requestText, type SlotRequest } from '@lacuna/engine/provider'
import { scripted } from '@lacuna/engine/testing'

/** A word that says who may know it, besides the reader: the place of a list of names among those that a story has. */
const planted = /secretof(\d+)x\d+/g

/** A story in which words are planted that say who may know them. */
export interface PlantedStory {
  readonly story: Story
  /** What somebody was told in a request that they may not know, as sentences. */
  readonly leaksIn: (request: FillRequest) => readonly string[]
}

/**
 * The story with a planted word in what its diary remembers of lines and choices, and in its facts. No line that is shown
 * has one, so that each in a request comes from what the request tells, or from a fill that was told it.
 */
export function plantedStory(story: Story): PlantedStory {
  const names = Object.keys(story.bible.cast)
  const lists: string[] = []
  /** Who was present each time that a slot was met: one of nobody's own is filled by what they know together. */
  const presentAt = new Map<string, (readonly string[])[]>()
  const wordFor = (knownTo: KnownTo, about: string): string => {
    const list = JSON.stringify(knownTo)
    if (!lists.includes(list)) lists.push(list)
    return `secretof${lists.indexOf(list)}x${hashOf(about)}`
  }
  const someOf = (about: string): KnownTo => {
    const at = hashOf(about)
    if (at % 7 === 0) return 'all'
    return names.filter((_, index) => (hashOf(`${about}/${index}`) >> 3) % 2 === 0)
  }
  const memoryFor = (about: string, present: readonly string[]): Memory => {
    if (hashOf(about) % 3 === 0) return { text: wordFor(present, about) }
    const knownTo = someOf(about)
    return { text: wordFor(knownTo, about), knownTo }
  }
  const plantedIn = (passage: Passage): Passage => {
    const { present } = passage
    for (const { slot } of passage.slots) {
      const there = passage.choices[0]?.present ?? passage.lines.at(-1)?.present ?? present
      presentAt.set(slot.id, [...(presentAt.get(slot.id) ?? []), there])
    }
    return {
      ...passage,
      lines: passage.lines.map((line, at) => {
        const about = `${at}${line.pieces.map(({ text }) => text).join('')}`
        return { ...line, memories: [...(line.memories ?? []), memoryFor(about, line.present ?? present)] }
      }),
      choices: passage.choices.map(choice => ({
        ...choice,
        memory: choice.memory ?? memoryFor(choice.id, choice.present ?? present),
      })),
    }
  }
  const factsOf = (name: string, facts: readonly Fact[]): readonly Fact[] => {
    const some = someOf(name)
    const knownTo = some === 'all' || name === 'reader' ? some : [...new Set([name, ...some])]
    return [...facts, { text: `${wordFor(knownTo, `fact ${name}`)} is so.`, knownTo }]
  }
  const wrapped = (skeleton: Skeleton): Skeleton =>
    Object.assign(Object.create(skeleton) as Skeleton, {
      begin: (seed: number) => skeleton.begin(seed),
      step: (...step: Parameters<Skeleton['step']>) => plantedIn(skeleton.step(...step)),
      facts: (...asked: Parameters<Skeleton['facts']>) =>
        Object.fromEntries(Object.entries(skeleton.facts(...asked)).map(([name, all]) => [name, factsOf(name, all)])),
      load: (saved: Parameters<Skeleton['load']>[0]) => skeleton.load(saved),
      fork: () => wrapped(skeleton.fork()),
      ...(skeleton.evaluate === undefined
        ? {}
        : { evaluate: (...call: Parameters<NonNullable<Skeleton['evaluate']>>) => skeleton.evaluate?.(...call) }),
      ...(skeleton.equalChoices === undefined
        ? {}
        : { equalChoices: (shared: string) => skeleton.equalChoices?.(shared) }),
    })

  /** By whose knowledge a slot may be filled: one of these. */
  const knows = (slot: SlotRequest): readonly (readonly string[] | 'reader' | 'public')[] => {
    const by = slot.by ?? slot.speaker
    if (by === 'public') return ['public']
    if (by !== undefined) return [[by]]
    const there = slot.place === 'stop' ? (presentAt.get(slot.slot) ?? []) : []
    return there.length === 0 || there.some(names => names.length === 0) ? ['reader'] : there
  }
  const leaksIn = (request: FillRequest): readonly string[] => {
    const words = [...requestText(request, 'apart').volatile.matchAll(planted)]
    return request.slots.flatMap(slot => {
      const who = knows(slot)
      return words.flatMap(([word, list]) => {
        const knownTo = JSON.parse(lists[Number(list)] ?? '[]') as KnownTo
        if (knownTo === 'all') return []
        const may = who.some(one => one === 'reader' || (one !== 'public' && one.every(name => knownTo.includes(name))))
        if (may) return []
        return [`${JSON.stringify(who[0])} in ${slot.slot}: ${word}, of ${JSON.stringify(knownTo)}`]
      })
    })
  }
  return { story: { ...story, banks: {}, skeleton: ports => wrapped(story.skeleton(ports)) }, leaksIn }
}

/** What a play of a planted story came to. */
export interface PlantedPlay {
  readonly leaks: readonly string[]
  readonly requests: number
  /** Requests that held a planted word. */
  readonly held: number
  /** Fills with a planted word that were shown. */
  readonly shown: number
}

/** Plays with a provider that writes all the planted words that it was told into every slot. */
export async function playPlanted(
  { story, leaksIn }: PlantedStory,
  seed: number,
  { turns, lookahead = false }: { readonly turns: number; readonly lookahead?: boolean },
): Promise<PlantedPlay> {
  const answers = Object.fromEntries(Object.keys(story.slots).map(name => [name, telltale]))
  const provider = scripted(answers)
  const ports: { readonly provider: NarrativeProvider } = { provider }
  const session = createSession(story, { ...ports, seed, dial: 'live', ...(lookahead ? {} : { lookahead: false }) })
  const random = seededRandom(seed).split('ways')
  session.enter()
  await session.settled()
  for (let turn = 0; turn < turns && session.frame.choices.length > 0; turn++) {
    if (random.next() < 0.1 && session.frame.canGoBack) session.back()
    else session.choose(random.pick(session.frame.choices)?.id ?? '')
    await session.settled()
  }
  const shown = session.ledger().filter(entry => entry.kind === 'fill' && holdsWord(entry.fill.text)).length
  session.close()
  const leaks = provider.requests.flatMap(leaksIn)
  const held = provider.requests.filter(request => holdsWord(requestText(request, 'apart').volatile)).length
  return { leaks, requests: provider.requests.length, held, shown }
}

/** As many of the words that a request has as the slot takes; the author's own where it takes a value. */
function telltale(request: FillRequest, slot: SlotRequest): string | null {
  const { maxWords, contract, place } = slot
  if (place === 'stop' || contract.oneOf !== undefined) return null
  const told = [...new Set(requestText(request, 'apart').volatile.match(planted) ?? [])]
  const mentioned = [...(contract.mention ?? [])]
  const room = Math.max(0, maxWords - mentioned.join(' ').split(/\s+/).length - 1)
  return `${[...told.slice(-Math.min(room, 20)), ...mentioned, 'there'].join(' ')}.`
}

function holdsWord(text: string): boolean {
  return text.search(planted) !== -1
}

function hashOf(text: string): number {
  let hash = 7
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return hash
}
