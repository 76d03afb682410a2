import type { Input } from '../story/input.ts'
import { stepsOf, type Turn } from './turn.ts'

const nothing: ReadonlySet<string> = new Set()

/** The variables that steps brought a value in for, besides those of before. */
export function broughtIn(steps: readonly Input[], before: ReadonlySet<string> = nothing): ReadonlySet<string> {
  const names = steps.flatMap(step => (step.type === 'value' ? Object.keys(step.values ?? {}) : []))
  return names.every(name => before.has(name)) ? before : new Set([...before, ...names])
}

/** The variables that turns have brought a value in for: an `invent` asks for none of them again. */
export class BroughtIn {
  readonly #known = new WeakMap<Turn, ReadonlySet<string>>()

  /** Those of all turns up to one. */
  upTo(tip: Turn | undefined): ReadonlySet<string> {
    const turns: Turn[] = []
    let turn = tip
    for (; turn !== undefined && !this.#known.has(turn); turn = turn.previous) turns.push(turn)
    let names = turn === undefined ? nothing : (this.#known.get(turn) ?? nothing)
    for (const one of turns.reverse()) {
      names = broughtIn(stepsOf(one), names)
      this.#known.set(one, names)
    }
    return names
  }
}
