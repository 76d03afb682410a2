import { type FunctionReads, functionReads } from './function-reads.ts'
import type { InkContent } from './ink-content.ts'
import { type InkState, inkObjectAt, isInkContainer } from './ink-runtime.ts'
import { inkValueToJson } from './ink-values.ts'

/** Outcomes of one function that are kept. */
const mostOutcomes = 256

interface Known {
  readonly reads: FunctionReads
  readonly outcomes: Map<string, string>
}

/**
 * What functions of a story that change nothing have printed, by what they read: neighbouring places of a story hardly
 * differ in it, and asking ink takes a hundred times as long.
 */
export class KnownOutcomes {
  readonly #content: Pick<InkContent, 'root'>
  /** By function; `null` where it is not told what one reads. */
  readonly #functions = new Map<string, Known | null>()

  constructor(content: Pick<InkContent, 'root'>) {
    this.#content = content
  }

  /** What a function prints in a state: what is known, or else what `ask` says. */
  outcome(name: string, state: InkState, ask: () => string): string {
    const known = this.#known(name)
    if (known === null) return ask()
    const { reads, outcomes } = known
    const key = keyOf(reads, state)
    const before = outcomes.get(key)
    if (before !== undefined) return before
    const made = ask()
    if (outcomes.size >= mostOutcomes) outcomes.clear()
    outcomes.set(key, made)
    return made
  }

  /** What a function of the story looks at, with those that it calls; `undefined` where its script does not tell. */
  reads(name: string): FunctionReads | undefined {
    return this.#known(name)?.reads
  }

  #known(name: string): Known | null {
    let known = this.#functions.get(name)
    if (known === undefined) {
      const container = inkObjectAt(this.#content.root, name)
      const reads = isInkContainer(container) ? functionReads(container) : undefined
      known = reads === undefined ? null : { reads, outcomes: new Map() }
      this.#functions.set(name, known)
    }
    return known
  }
}

function keyOf({ variables, visits }: FunctionReads, { variablesState, _visitCounts }: InkState): string {
  let key = ''
  for (const name of visits) key += `${_visitCounts.get(name) ?? 0} `
  for (const name of variables) {
    const value = variablesState._globalVariables.get(name)
    key += value === undefined ? ' ' : `${value.valueType}${JSON.stringify(inkValueToJson(value))}`
  }
  return key
}
