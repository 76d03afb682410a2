/**
 * A map of so many entries at most: for one too many, the one that was set newest longest ago goes. `set` leaves a key that is
 * there in its place, as a Map does; {@link BoundedMap.setNewest} and {@link BoundedMap.use} make it the newest.
 *
 * @example
 * const texts = new BoundedMap<string, string>(2)
 * texts.set('a', 'A').set('b', 'B')
 * texts.use('a')
 * texts.set('c', 'C') // a and c are left
 */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  readonly #most: number
  readonly #dropped: (key: Key, value: Value) => void

  /**
   * @param most entries that are kept, 1 or more.
   * @param dropped called with each entry that goes to make room, before it goes. Default: nothing is called.
   */
  constructor(most: number, dropped: (key: Key, value: Value) => void = () => {}) {
    super()
    this.#most = most
    this.#dropped = dropped
  }

  override set(key: Key, value: Value): this {
    super.set(key, value)
    while (this.size > this.#most) {
      const [oldest] = this as Iterable<[Key, Value]>
      if (oldest === undefined) break
      this.#dropped(...oldest)
      this.delete(oldest[0])
    }
    return this
  }

  /** Sets a key, and makes it the newest. */
  setNewest(key: Key, value: Value): this {
    this.delete(key)
    return this.set(key, value)
  }

  /** The value of a key, which is the newest from now on. */
  use(key: Key): Value | undefined {
    const value = this.get(key)
    if (value !== undefined) this.setNewest(key, value)
    return value
  }
}
