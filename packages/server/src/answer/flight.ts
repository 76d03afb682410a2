import type { RemoteEvent } from '@lacuna/engine/providers/remote'

/**
 * One answer on its way, to any number of listeners: each hears it from the beginning. When the last of them has gone
 * before its end, it is called off.
 */
export class Flight {
  readonly #abort = new AbortController()
  readonly #events: RemoteEvent[] = []
  #ended = false
  #listeners = 0
  #news = newsToCome()

  /**
   * @param source has to end when it is aborted, and never throws.
   * @param over called when it has ended.
   */
  constructor(source: (signal: AbortSignal) => AsyncIterable<RemoteEvent>, over: () => void = () => {}) {
    void this.#fly(source).finally(over)
  }

  /** Whether somebody may still join. */
  get isOpen(): boolean {
    return !this.#ended && !this.#abort.signal.aborted
  }

  /** @param signal aborted when this listener leaves. */
  async *listen(signal: AbortSignal): AsyncGenerator<RemoteEvent> {
    this.#listeners++
    const left = newsToCome()
    let isHere = true
    // At once: a stream that nobody reads from does not come back here.
    const leave = (): void => {
      if (isHere && --this.#listeners === 0) this.#abort.abort()
      isHere = false
      left.resolve()
    }
    signal.addEventListener('abort', leave)
    if (signal.aborted) leave()
    try {
      for (let next = 0; !signal.aborted; ) {
        while (next < this.#events.length) yield this.#events[next++] as RemoteEvent
        if (this.#ended) return
        await Promise.race([this.#news.promise, left.promise])
      }
    } finally {
      signal.removeEventListener('abort', leave)
      leave()
    }
  }

  async #fly(source: (signal: AbortSignal) => AsyncIterable<RemoteEvent>): Promise<void> {
    try {
      for await (const event of source(this.#abort.signal)) {
        this.#events.push(event)
        this.#tell()
      }
    } finally {
      this.#ended = true
      this.#tell()
    }
  }

  #tell(): void {
    const { resolve } = this.#news
    this.#news = newsToCome()
    resolve()
  }
}

/** A promise that is kept from outside; Node 20 has no `Promise.withResolvers`. */
function newsToCome(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>(done => {
    resolve = done
  })
  return { promise, resolve }
}
