import { canonicalJson } from '../base/json.ts'
import { seededRandom } from '../base/random.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Passage } from '../story/passage.ts'
import type { Input, Skeleton, SkeletonPorts } from '../story/skeleton.ts'
import type { Story } from '../story/story.ts'

/** How far {@link explore} goes. */
export interface ExploreOptions extends SkeletonPorts {
  /** Where to begin: entries of the story; the empty text is its start. Default: the start alone. */
  readonly entries?: readonly string[]
  /** Choices that are taken at most. Default 20,000. */
  readonly budget?: number
  /** Different states in which the same offer of choices is looked at. Default 20. */
  readonly variants?: number
  /** Decides the story's own chance and the random part of the walk. Default 1. */
  readonly seed?: number
}

/** What an exploration met. */
export interface Exploration {
  /** Endings by name, with the choices of the shortest way that was found to each. */
  readonly endings: ReadonlyMap<string, readonly string[]>
  /** Ways that end without naming an ending: the choices of the first one found, if any. */
  readonly unnamedEnd: readonly string[] | undefined
  readonly slots: ReadonlySet<string>
  readonly choices: ReadonlySet<string>
  /** Places where the story broke, with the choices that lead there. */
  readonly failures: readonly { readonly error: LacunaError; readonly picks: readonly string[] }[]
  /** Choices taken. */
  readonly steps: number
}

/** A passage that was reached, and how. */
interface Reached {
  readonly passage: Passage
  readonly picks: readonly string[]
}

/**
 * Plays a story without any provider, over its real states: first what no way has taken yet, then other states of what
 * was seen, and every so often at random, because visit counts and chance hide in a state. It proves what it reaches; a
 * place that it does not reach may still be reachable with a larger budget.
 */
export function explore(story: Story, options: ExploreOptions = {}): Exploration {
  const { entries = [''], budget = 20_000, variants = 20, seed = 1 } = options
  const skeleton = story.skeleton(options)
  const random = seededRandom(seed).split('explore')
  const found = new Findings()
  const seen = new Set<string>()
  const statesOf = new Map<string, number>()
  const fresh: Reached[] = []
  const known: Reached[] = []

  const reach = (reached: Reached | undefined, isNew: boolean): void => {
    if (reached === undefined || !found.meet(reached)) return
    const offer = reached.passage.choices.map(choice => choice.id).join(' ')
    const state = `${offer} ${canonicalJson(reached.passage.variables)}`
    const count = statesOf.get(offer) ?? 0
    if (seen.has(state) || count >= variants) return
    seen.add(state)
    statesOf.set(offer, count + 1)
    reached.passage.at.keep?.()
    if (isNew) fresh.push(reached)
    else known.push(reached)
  }
  const take = (from: Reached, choice: string): Reached | undefined =>
    found.guard([...from.picks, choice], () =>
      advance(skeleton, skeleton.step(from.passage.at, { type: 'choose', choice }), [...from.picks, choice]),
    )

  for (const entry of entries) {
    const input: Input = entry === '' ? { type: 'enter' } : { type: 'enter', entry }
    const picks = entry === '' ? [] : [`enter ${entry}`]
    reach(
      found.guard(picks, () => advance(skeleton, skeleton.step(skeleton.begin(seed), input), picks)),
      true,
    )
  }
  while (found.steps < budget) {
    const from = fresh.pop() ?? (found.steps % 3 === 0 ? known.splice(random.whole(known.length), 1)[0] : known.shift())
    if (from === undefined) break
    for (const { id } of from.passage.choices) {
      if (found.steps >= budget) break
      const isNew = found.take(id)
      reach(take(from, id), isNew)
    }
  }
  return found
}

class Findings implements Exploration {
  readonly endings = new Map<string, readonly string[]>()
  unnamedEnd: readonly string[] | undefined
  readonly slots = new Set<string>()
  readonly choices = new Set<string>()
  readonly failures: { readonly error: LacunaError; readonly picks: readonly string[] }[] = []
  steps = 0

  /** Notes that a choice was taken; says whether it was the first time. */
  take(choice: string): boolean {
    this.steps++
    const isNew = !this.choices.has(choice)
    this.choices.add(choice)
    return isNew
  }

  /** Notes what a passage has; says whether play goes on from it. */
  meet({ passage, picks }: Reached): boolean {
    for (const { slot } of passage.slots) this.slots.add(slot.id)
    if (passage.stop !== 'end') return true
    if (passage.ending === undefined) this.unnamedEnd ??= picks
    else if ((this.endings.get(passage.ending)?.length ?? Number.POSITIVE_INFINITY) > picks.length) {
      this.endings.set(passage.ending, picks)
    }
    return false
  }

  /** Runs a step; a story that breaks in it is a finding. */
  guard(picks: readonly string[], step: () => Reached): Reached | undefined {
    try {
      return step()
    } catch (error) {
      if (!(error instanceof LacunaError)) throw error
      this.failures.push({ error, picks })
      return undefined
    }
  }
}

/** Goes on through what nobody chooses, by the author's words and defaults, noting its slots on the way. */
function advance(skeleton: Skeleton, first: Passage, picks: readonly string[]): Reached {
  let passage = first
  const slots = [...first.slots]
  for (;;) {
    let input: Input
    if (passage.stop === 'decide') {
      const verdict = passage.choices.find(choice => choice.preferred) ?? passage.choices[0]
      input = { type: 'verdict', choice: verdict?.id ?? '' }
    } else if (passage.stop === 'invent') input = { type: 'value' }
    else if (passage.stop === 'detour') input = { type: 'returned' }
    else return { passage: { ...passage, slots }, picks }
    const { ending } = passage
    passage = skeleton.step(passage.at, input)
    if (ending !== undefined && passage.ending === undefined) passage = { ...passage, ending }
    slots.push(...passage.slots)
  }
}
