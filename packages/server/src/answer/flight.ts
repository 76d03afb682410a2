import { deferred } from '@lacuna/engine/fill'
import type { RemoteEvent } from '@lacuna/engine/providers/remote'

/**
 * One answer on its way, to any number of listeners: each hears it from the beginning. When the last of them has gone
 * before its end, it is called off.
 */
export class Flight {
  readonly #abort = new AbortController()
  readonly #events: RemoteEvent[] = []
  readonly #begun = deferred()
  #said = false
  #ended = false
  #listeners = 0
  #more = deferred()

  /**
   * @param begin gives the events; they have to end when the signal is aborted. Events that fail end the answer.
   * @param over called when it has ended.
   */
  constructor(begin: (signal: AbortSignal) => Promise<AsyncIterable<RemoteEvent>>, over: () => void = () => {}) {
    void this.#fly(begin).then(over)
  }

  /** Whether somebody may still join. What has been said to its end can be joined until it is kept. */
  get isOpen(): boolean {
    return !this.#ended && !this.#abort.signal.aborted
  }

  /** Resolves when it is settled that there will be an answer; rejects with what spoke against it. */
  get begun(): Promise<void> {
    return this.#begun.promise
  }

  /**
   * Joins at once.
   * @param signal aborted when this listener leaves.
   */
  listen(signal: AbortSignal): AsyncIterable<RemoteEvent> {
    this.#listeners++
    const left = deferred()
    let isHere = true
    // At once: a stream that nobody reads from does not come back here.
    const leave = (): void => {
      signal.removeEventListener('abort', leave)
      if (isHere && --this.#listeners === 0 && !this.#said) this.#abort.abort()
      isHere = false
      left.resolve()
    }
    signal.addEventListener('abort', leave)
    if (signal.aborted) leave()
    return this.#hear(signal, left.promise, leave)
  }

  async *#hear(signal: AbortSignal, left: Promise<void>, leave: () => void): AsyncGenerator<RemoteEvent> {
    try {
      for (let next = 0; !signal.aborted; ) {
        while (next < this.#events.length) {
          yield this.#events[next++] as RemoteEvent
          if (signal.aborted) return
        }
        if (this.#said || this.#ended) return
        await Promise.race([this.#more.promise, left])
      }
    } finally {
      leave()
    }
  }

  async #fly(begin: (signal: AbortSignal) => Promise<AsyncIterable<RemoteEvent>>): Promise<void> {
    try {
      const events = await begin(this.#abort.signal)
      this.#begun.resolve()
      for await (const event of events) {
        this.#events.push(event)
        if (event.type === 'done' || event.type === 'failed') this.#said = true
        this.#announce()
      }
    } catch (error) {
      this.#begun.reject(error)
    } finally {
      this.#ended = true
      this.#announce()
    }
  }

  #announce(): void {
    const { resolve } = this.#more
    this.#more = deferred()
    resolve()
  }
}
