import { LacunaError } from '../story/lacuna-error.ts'
import { type Problem, problemOf } from '../story/problem.ts'
import type { Reached } from './reached.ts'

/** What an exploration has met so far. */
export class Findings {
  readonly endings: Map<string, readonly string[]> = new Map()
  unnamedEnd: readonly string[] | undefined
  readonly slots: Set<string> = new Set()
  readonly choices: Set<string> = new Set()
  readonly failures: { readonly problem: Problem; readonly picks: readonly string[] }[] = []
  /** Where the story, entered once more after an ending, had nothing left to offer. */
  readonly runsOut: { readonly problem: Problem; readonly picks: readonly string[] }[] = []
  steps = 0
  /** The step in which something was met for the first time. */
  lastFind = 0
  readonly #times = new Map<string, number>()
  readonly #broken = new Set<string>()

  /** How often a choice was taken. */
  times(choice: string): number {
    return this.#times.get(choice) ?? 0
  }

  hasAll(endings: readonly string[], slots: readonly string[]): boolean {
    return endings.every(name => this.endings.has(name)) && slots.every(id => this.slots.has(id))
  }

  /** Notes that a choice is taken; says whether it is the first time. */
  take(choice: string): boolean {
    this.steps++
    this.#times.set(choice, this.times(choice) + 1)
    return this.#found(this.choices, choice)
  }

  /** Notes what a passage has; says whether play goes on from it. */
  meet({ passage, picks }: Reached): boolean {
    for (const { slot } of passage.slots) this.#found(this.slots, slot.id)
    if (passage.stop !== 'end' && passage.problem !== undefined) this.#broke(passage.problem, picks)
    if (passage.stop === 'broken') return false
    if (passage.stop !== 'end') return true
    const { problem } = passage
    if (problem !== undefined) {
      if (this.#found(this.#broken, `end ${placeOf(problem)}`)) this.runsOut.push({ problem, picks })
      return false
    }
    if (passage.ending === undefined) {
      if (this.unnamedEnd === undefined) this.lastFind = this.steps
      this.unnamedEnd ??= picks
      return false
    }
    const before = this.endings.get(passage.ending)
    if (before === undefined) this.lastFind = this.steps
    if (before === undefined || before.length > picks.length) this.endings.set(passage.ending, picks)
    return false
  }

  /** Runs a step; a story that breaks in it is a finding, each kind of break once. */
  guard<T>(picks: readonly string[], step: () => T): T | undefined {
    try {
      return step()
    } catch (error) {
      if (!(error instanceof LacunaError)) throw error
      this.#broke(problemOf(error), picks)
      return undefined
    }
  }

  #broke(problem: Problem, picks: readonly string[]): void {
    if (this.#found(this.#broken, `${picks.at(-1)} ${problem.message}`)) this.failures.push({ problem, picks })
  }

  #found(among: Set<string>, name: string): boolean {
    if (among.has(name)) return false
    among.add(name)
    this.lastFind = this.steps
    return true
  }
}

function placeOf({ message, data: { place, state } }: Problem): string {
  return `${message} ${JSON.stringify(place ?? state ?? '')}`
}
