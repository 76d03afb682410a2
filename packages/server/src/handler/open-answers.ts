import type { Clock } from '@lacuna/engine'
import type { Limits } from '../limits/limits.ts'
import { Refusal } from '../refusal/refusal.ts'

/** One answer that is being given. */
export interface OpenAnswer {
  /** Aborted when whoever asked has gone, or the server can wait no longer. */
  readonly left: AbortSignal
  readonly leave: () => void
  readonly end: () => void
}

/** Who holds a place. */
export interface Asker {
  readonly session: string
  /** What stands for the network of the address. */
  readonly network: string
}

/** The answers under way in this process: how many there may be, and when all of them have ended. */
export class OpenAnswers {
  readonly #limits: Limits
  readonly #clock: Clock
  readonly #open = new Map<AbortController, Asker>()
  #closing = false
  #empty: () => void = () => {}

  constructor(limits: Limits, clock: Clock) {
    this.#limits = limits
    this.#clock = clock
  }

  get count(): number {
    return this.#open.size
  }

  get isClosing(): boolean {
    return this.#closing
  }

  /** @throws Refusal `server-busy`, `asked-too-often` */
  begin(asker: Asker): OpenAnswer {
    const { answers, addressAnswers, sessionAnswers } = this.#limits
    const held = (name: keyof Asker): number => [...this.#open.values()].filter(one => one[name] === asker[name]).length
    if (held('session') >= sessionAnswers || held('network') >= addressAnswers) {
      throw new Refusal('asked-too-often', { retryAfterMs: 2000 })
    }
    if (this.#open.size >= answers) throw new Refusal('server-busy', { retryAfterMs: 2000 })
    const abort = new AbortController()
    this.#open.set(abort, asker)
    // Somebody who does not read what was asked for holds no place for ever.
    const callOff = this.#clock.after(2 * this.#limits.answerMs, () => {
      abort.abort()
      end()
    })
    const end = (): void => {
      callOff()
      this.#open.delete(abort)
      if (this.#open.size === 0) this.#empty()
    }
    return { left: abort.signal, leave: () => abort.abort(), end }
  }

  async close(graceMs: number): Promise<void> {
    this.#closing = true
    if (this.#open.size === 0) return
    let callOff = (): void => {}
    await Promise.race([
      new Promise<void>(resolve => {
        this.#empty = resolve
      }),
      new Promise<void>(resolve => {
        callOff = this.#clock.after(graceMs, resolve)
      }),
    ])
    callOff()
    for (const abort of this.#open.keys()) abort.abort()
  }
}
