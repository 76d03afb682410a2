import type { Json } from '../base/json.ts'
import type { Variables } from '../story/passage.ts'
import type { InkValue } from './ink-runtime.ts'
import { inkValueToJson } from './ink-values.ts'
import { variablesOf } from './variables-of.ts'
import type { WatchedRuntime } from './watched-runtime.ts'

/** The variables of a playhead as JSON: only those that ink has assigned since the last reading are read again. */
export class VariableCache {
  readonly #runtime: WatchedRuntime
  readonly #changed = new Map<string, InkValue>()
  #all: Variables | undefined

  constructor(runtime: WatchedRuntime) {
    this.#runtime = runtime
    this.observe()
  }

  /** To be called when the playhead has got a new state: ink's observers go with the old one. */
  observe(): void {
    this.#runtime._state.variablesState.ObserveVariableChange((name, value) => {
      this.#changed.set(name, value)
    })
  }

  /** Another state was put in: everything is read again. */
  clear(): void {
    this.#all = undefined
    this.#changed.clear()
  }

  /** A value was assigned without ink's knowledge. */
  note(name: string, value: InkValue): void {
    this.#changed.set(name, value)
  }

  /** The same object as long as nothing changed. */
  read(): Variables {
    if (this.#all === undefined) {
      this.#all = variablesOf(this.#runtime)
    } else if (this.#changed.size > 0) {
      const all: Record<string, Json> = { ...this.#all }
      for (const [name, value] of this.#changed) all[name] = inkValueToJson(value)
      this.#all = all
    }
    this.#changed.clear()
    return this.#all
  }

  /** Runs what assigns variables of a copied state, and forgets these assignments. */
  unchangedBy<T>(run: () => T): T {
    const changed = [...this.#changed]
    try {
      return run()
    } finally {
      this.#changed.clear()
      for (const [name, value] of changed) this.#changed.set(name, value)
    }
  }
}
