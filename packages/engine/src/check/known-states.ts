import { canonicalJson } from '../base/json.ts'
import type { Random } from '../base/random.ts'
import type { Reached } from './reached.ts'

/** So many times as many states of one offer are looked at where each has a value that was not seen there. */
const curiosity = 10

/** States in which choices are offered, those apart that nobody has looked at yet. */
export class KnownStates {
  readonly #variants: number
  readonly #seen = new Set<string>()
  readonly #countOf = new Map<string, number>()
  /** Reached by a choice that was never taken before: the last one first, to go deep. */
  readonly #fresh: Reached[] = []
  /** With a value not seen at this offer. */
  readonly #curious: Reached[] = []
  readonly #plain: Reached[] = []
  readonly #all: Reached[] = []

  readonly #elsewhere: KnownStates | undefined

  /** @param elsewhere states that another exploration has seen: they are not looked at once more. */
  constructor(variants: number, elsewhere?: KnownStates) {
    this.#variants = variants
    this.#elsewhere = elsewhere
  }

  /** @returns whether it is to be looked at. */
  add(reached: Reached, isFresh: boolean): boolean {
    const { choices, variables, at } = reached.passage
    const offer = choices.map(choice => choice.id).join(' ')
    const count = this.#countOf.get(offer) ?? 0
    if (count >= this.#variants * curiosity && !isFresh) return false
    const state = `${offer} ${canonicalJson(variables)}`
    if (this.#seen.has(state) || this.#elsewhere?.has(state) === true) return false
    const values = Object.entries(variables).map(([name, value]) => `${offer} ${name} ${canonicalJson(value)}`)
    const isCurious = values.some(value => !this.#seen.has(value))
    if (count >= this.#variants && !isCurious && !isFresh) return false
    this.#seen.add(state)
    this.#countOf.set(offer, count + 1)
    for (const value of values) this.#seen.add(value)
    at.keep?.()
    this.#all.push(reached)
    const queue = isFresh ? this.#fresh : isCurious ? this.#curious : this.#plain
    queue.push(reached)
    return true
  }

  has(state: string): boolean {
    return this.#seen.has(state)
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
