import { BoundedMap } from '../base/bounded-map.ts'
import { type FunctionReads, functionReads } from './function-reads.ts'
import { type InkContainer, type InkState, inkObjectAt, isInkContainer } from './ink-runtime.ts'
import { inkValueToJson } from './ink-values.ts'
import type { MarkTracker } from './marks.ts'

/** Outcomes of one function that are kept. */
const mostOutcomes = 256

interface Cached<Outcome> {
  readonly reads: FunctionReads
  readonly outcomes: BoundedMap<string, Outcome>
}

/**
 * What functions of a story that change nothing have printed, by what they read: neighbouring places of a story hardly
 * differ in it, and asking ink takes a hundred times as long.
 */
export class FunctionCache<Outcome> {
  readonly #root: InkContainer
  /** By function; `null` where its script alone does not say what one reads. */
  readonly #functions = new Map<string, Cached<Outcome> | null>()

  constructor(root: InkContainer) {
    this.#root = root
  }

  /**
   * What a function prints in a state: what is known, or else what `ask` says.
   *
   * @param marks where it matters, the tracker of what is marked: the same text may be somebody else's another time.
   */
  outcome(name: string, state: InkState, marks: MarkTracker | undefined, ask: () => Outcome): Outcome {
    const known = this.#cached(name)
    if (known === null) return ask()
    const { reads, outcomes } = known
    const key = keyOf(reads, state, marks)
    const before = outcomes.get(key)
    if (before !== undefined) return before
    const made = ask()
    outcomes.set(key, made)
    return made
  }

  /** What a function of the story looks at, with those that it calls; `undefined` where its script alone does not say. */
  reads(name: string): FunctionReads | undefined {
    return this.#cached(name)?.reads
  }

  #cached(name: string): Cached<Outcome> | null {
    let known = this.#functions.get(name)
    if (known === undefined) {
      const container = inkObjectAt(this.#root, name)
      const reads = isInkContainer(container) ? functionReads(container) : undefined
      known = reads === undefined ? null : { reads, outcomes: new BoundedMap(mostOutcomes) }
      this.#functions.set(name, known)
    }
    return known
  }
}

function keyOf(
  { variables, visits }: FunctionReads,
  { variablesState, _visitCounts }: InkState,
  tracker: MarkTracker | undefined,
): string {
  let key = ''
  for (const name of visits) key += `${_visitCounts.get(name) ?? 0} `
  for (const name of variables) {
    const value = variablesState._globalVariables.get(name)
    const marks = value === undefined ? undefined : tracker?.of(value)
    key += value === undefined ? ' ' : `${value.valueType}${JSON.stringify(inkValueToJson(value))}`
    if (marks !== undefined) key += JSON.stringify(marks)
  }
  return key
}
