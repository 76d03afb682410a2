import type { LimitStore, Taken } from '../limits/limit-store.ts'
import type { Patience } from '../limits/patience.ts'

/** The right of one process to make one answer, for a while. */
export interface Lease {
  /** Never rejects; need not be waited for. */
  end(): Promise<void>
}

/**
 * Who makes an answer that several processes are asked for: whoever has its lease. It is a count of the limit store that
 * comes to one at most, so that one that is never given back is over by itself.
 */
export class Leases {
  readonly #store: LimitStore
  readonly #now: () => number
  readonly #leaseMs: number

  /** @param leaseMs how long one lasts at most. */
  constructor(store: LimitStore, now: () => number, leaseMs: number) {
    this.#store = store
    this.#now = now
    this.#leaseMs = leaseMs
  }

  /** The lease, or `undefined` where somebody else has it. @throws StoreFailure; whatever the store throws */
  async take(name: string, patience: Patience): Promise<Lease | undefined> {
    const count = `making:${name}`
    const endsAt = this.#now() + this.#leaseMs
    const end = async (): Promise<void> => {
      try {
        // Later it may be somebody else's.
        if (this.#now() < endsAt) await this.#store.correct([{ count, points: -1 }])
      } catch {
        // It is over by itself.
      }
    }
    const taking = (): Promise<Taken> => this.#store.take([{ count, points: 1, most: 1, endsAt }])
    const { taken } = await patience.wait(taking, {
      late: late => {
        if (late?.taken === true) void end()
      },
    })
    return taken === true ? { end } : undefined
  }
}
