import { canonicalJson } from '../base/json.ts'
import { type Random, seededRandom } from '../base/random.ts'
import type { PassageChoice } from '../story/passage.ts'
import type { Problem } from '../story/problem.ts'
import type { Input, SkeletonPorts } from '../story/skeleton.ts'
import type { Story } from '../story/story.ts'
import { Findings } from './findings.ts'
import { advance, type Reached } from './reached.ts'

/** How far {@link explore} goes. */
export interface ExploreOptions extends SkeletonPorts {
  /** Where to begin: entries of the story; the empty text is its start. Default: the start alone. */
  readonly entries?: readonly string[]
  /** Choices that are taken at most. Default 20,000. It ends before that when it has long found nothing new. */
  readonly budget?: number
  /** Different states in which the same offer of choices is looked at one by one. Default 20. */
  readonly variants?: number
  /** All endings that there are: with these, and every slot, met, it ends soon. Default: not known. */
  readonly endings?: readonly string[]
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
  /** Places where the story broke, each once, with the choices that lead there. */
  readonly failures: readonly { readonly problem: Problem; readonly picks: readonly string[] }[]
  /** Choices taken. */
  readonly steps: number
}

/** It goes on for this many choices, and three times as many as led to the last thing found, before it gives up. */
const patience = 3000

/** The same, once every ending and slot was met: the rest is choices that nothing hangs on, and ways to break. */
const shortPatience = 500

/** Choices of one play at random: a story may go round for ever. */
const playLength = 150

/**
 * Plays a story without any provider, over its real states. What was just met for the first time is looked at first.
 * After that two ways take turns, as each misses what the other finds: every choice in one more state of what is known,
 * those with values not seen there before first; and a whole play at random, from the start or from a known state, that
 * leans to choices taken seldom and has likings of its own (visit counts and chance hide in a state, and only playing on brings them out). It
 * proves what it reaches; a place that it does not reach may still be reachable with a larger budget.
 */
export function explore(story: Story, options: ExploreOptions = {}): Exploration {
  const { entries = [''], budget = 20_000, variants = 20, endings, seed = 1 } = options
  const skeleton = story.skeleton(options)
  const random = seededRandom(seed).split('explore')
  const found = new Findings()
  const known = new KnownStates(variants)

  const starts = entries.flatMap(entry => {
    const input: Input = entry === '' ? { type: 'enter' } : { type: 'enter', entry }
    const picks = entry === '' ? [] : [`enter ${entry}`]
    const reached = found.guard(picks, () => advance(skeleton, skeleton.step(skeleton.begin(seed), input), picks))
    if (reached === undefined || !found.meet(reached)) return []
    known.add(reached, true)
    return [reached]
  })
  /** Takes a choice; what was reached, where play goes on from it. */
  const take = (from: Reached, choice: string): Reached | undefined => {
    const picks = [...from.picks, choice]
    const isNew = found.take(choice)
    const reached = found.guard(picks, () =>
      advance(skeleton, skeleton.step(from.passage.at, { type: 'choose', choice }), picks),
    )
    if (reached === undefined || !found.meet(reached)) return undefined
    known.add(reached, isNew)
    return reached
  }
  const isOver = (): boolean => {
    if (found.steps >= budget) return true
    const hasAll = endings !== undefined && found.hasAll(endings, Object.keys(story.slots))
    return found.steps > (hasAll ? found.lastFind + shortPatience : 4 * found.lastFind + patience)
  }

  const lookAt = (state: Reached): void => {
    for (const { id } of state.passage.choices) if (!isOver()) take(state, id)
  }
  const playOn = (from: Reached): void => {
    const liking = likings(random)
    let state: Reached | undefined = from
    for (let length = 0; state !== undefined && length < playLength && !isOver(); length++) {
      const weights = state.passage.choices.map(({ id }) => liking(id) / (1 + found.times(id)))
      state = take(state, weighted(state.passage.choices, weights, random).id)
    }
  }
  while (starts.length > 0 && !isOver()) {
    const fresh = known.fresh()
    if (fresh !== undefined) lookAt(fresh)
    else {
      const next = known.next()
      if (next !== undefined) lookAt(next)
      playOn((random.whole(3) === 0 ? known.any(random) : undefined) ?? (random.pick(starts) as Reached))
    }
  }
  return found
}

/**
 * What the player of one play makes of each choice, again and again: every other player likes some ten times as much as
 * others, so that a door that opens at the twelfth knock is knocked at twelve times by somebody.
 */
function likings(random: Random): (choice: string) => number {
  if (random.whole(2) === 0) return () => 1
  const known = new Map<string, number>()
  return choice => {
    const liking = known.get(choice) ?? 10 ** (random.whole(5) - 2)
    known.set(choice, liking)
    return liking
  }
}

function weighted(choices: readonly PassageChoice[], weights: readonly number[], random: Random): PassageChoice {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [index, choice] of choices.entries()) {
    left -= weights[index] ?? 0
    if (left <= 0) return choice
  }
  return choices.at(-1) as PassageChoice
}

/** So many times as many states of one offer are looked at where each has a value that was not seen there. */
const curiosity = 10

/** States in which choices are offered, those apart that nobody has looked at yet. */
class KnownStates {
  readonly #variants: number
  readonly #seen = new Set<string>()
  readonly #countOf = new Map<string, number>()
  /** Reached by a choice that was never taken before: the last one first, to go deep. */
  readonly #fresh: Reached[] = []
  /** With a value not seen at this offer. */
  readonly #curious: Reached[] = []
  readonly #plain: Reached[] = []
  readonly #all: Reached[] = []

  constructor(variants: number) {
    this.#variants = variants
  }

  add(reached: Reached, isFresh: boolean): void {
    const { choices, variables, at } = reached.passage
    const offer = choices.map(choice => choice.id).join(' ')
    const count = this.#countOf.get(offer) ?? 0
    if (count >= this.#variants * curiosity && !isFresh) return
    const state = `${offer} ${canonicalJson(variables)}`
    if (this.#seen.has(state)) return
    const values = Object.entries(variables).map(([name, value]) => `${offer} ${name} ${canonicalJson(value)}`)
    const isCurious = values.some(value => !this.#seen.has(value))
    if (count >= this.#variants && !isCurious && !isFresh) return
    this.#seen.add(state)
    this.#countOf.set(offer, count + 1)
    for (const value of values) this.#seen.add(value)
    at.keep?.()
    this.#all.push(reached)
    const queue = isFresh ? this.#fresh : isCurious ? this.#curious : this.#plain
    queue.push(reached)
  }

  fresh(): Reached | undefined {
    return this.#fresh.pop()
  }

  next(): Reached | undefined {
    return this.#curious.shift() ?? this.#plain.shift()
  }

  any(random: Random): Reached | undefined {
    return random.pick(this.#all)
  }
}
