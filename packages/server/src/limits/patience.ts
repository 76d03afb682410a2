import type { Clock } from '@lacuna/engine'
import { inTime } from '@lacuna/engine/fill'

/** A store has not answered in time, or not with an answer. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure'
}

/**
 * How long one request waits for stores in all, however many times it asks them: with a store that hangs it is over in
 * time, too.
 */
export class Patience {
  readonly #clock: Clock
  #leftMs: number

  constructor(clock: Clock, ms: number) {
    this.#clock = clock
    this.#leftMs = ms
  }

  /**
   * @param mostMs of the time that is left, what this may take of it. Default all.
   * @param late gets what comes when nobody waits for it any more.
   * @throws StoreFailure when it takes too long; whatever the work throws
   */
  async wait<T>(
    work: () => T | PromiseLike<T>,
    { mostMs = Number.POSITIVE_INFINITY, late }: { readonly mostMs?: number; readonly late?: (value: T) => void } = {},
  ): Promise<T> {
    const started = this.#clock.now()
    let isOver = false
    const working = Promise.resolve().then(work)
    working
      .then(value => {
        if (isOver) late?.(value)
      })
      .catch(() => {})
    try {
      return await inTime(working, {
        clock: this.#clock,
        ms: Math.max(0, Math.min(mostMs, this.#leftMs)),
        late: () => {
          isOver = true
          return new StoreFailure('A store has not answered in time.')
        },
      })
    } finally {
      this.#leftMs -= this.#clock.now() - started
    }
  }
}
