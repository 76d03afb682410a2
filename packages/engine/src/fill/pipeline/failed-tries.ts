import { BoundedMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'

/** So many times one tries ahead at once. */
const triesAtOnce = 2
/** After them the first pause, in milliseconds; each one after it is twice as long. */
const firstPauseMs = 15_000
/** Keys whose failures are remembered; the one that failed longest ago goes first. */
const mostKeys = 256

/**
 * What failed ahead, by key: it is tried twice at once. Where the provider could not answer it is tried again after pauses
 * that grow; what it answered in vain is left until somebody is there.
 */
export class FailedTries {
  readonly #clock: Clock
  readonly #over: () => void
  readonly #tries = new BoundedMap<string, { readonly count: number; readonly againAt: number }>(mostKeys)
  #callOff: () => void = () => {}

  /** @param over called when a pause is over. */
  constructor(clock: Clock, over: () => void) {
    this.#clock = clock
    this.#over = over
  }

  /** Whether a key is left alone for now. */
  pauses(key: string): boolean {
    const { againAt = 0 } = this.#tries.get(key) ?? {}
    return againAt === Number.POSITIVE_INFINITY || (againAt > 0 && this.#clock.now() < againAt)
  }

  /** @param passes whether it may be otherwise some time later. */
  failed(key: string, passes: boolean): void {
    const count = (this.#tries.get(key)?.count ?? 0) + 1
    const pauseMs = passes ? firstPauseMs * 2 ** (count - triesAtOnce) : Number.POSITIVE_INFINITY
    this.#tries.setNewest(key, { count, againAt: count < triesAtOnce ? 0 : this.#clock.now() + pauseMs })
    this.#wait()
  }

  /** Somebody is there for it: it is as if it had never failed. */
  forget(key: string): void {
    this.#tries.delete(key)
  }

  close(): void {
    this.#callOff()
    this.#tries.clear()
  }

  /** For the pause that is over first. */
  #wait(): void {
    this.#callOff()
    const now = this.#clock.now()
    const next = Math.min(...[...this.#tries.values()].map(one => one.againAt).filter(at => at > now))
    if (!Number.isFinite(next)) return
    this.#callOff = this.#clock.after(next - now, () => {
      this.#wait()
      this.#over()
    })
  }
}
