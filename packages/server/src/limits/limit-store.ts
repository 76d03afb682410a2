/** Points for one count: that of one account, under one limit, in one window of time. */
export interface Charge {
  /** Name of the count. Another window has another count. */
  readonly count: string
  /** Whole, 1 or more. */
  readonly points: number
  /** What the count may come to. */
  readonly most: number
  /** When the window is over, in milliseconds since 1970: a count is not there any more when that of its first charge is past. */
  readonly endsAt: number
}

/** What came of taking points. */
export type Taken =
  | { readonly taken: true }
  /** Nothing was taken. `full` is the index of the first charge that there was no room for. */
  | { readonly taken: false; readonly full: number }

/** A change of a count that is known afterwards: points more, or less than nothing for those that are given back. */
export type Correction = Pick<Charge, 'count' | 'points'>

/**
 * Where the counts are kept: `memoryLimits` for one process, `sqliteLimits` for one machine, `redisLimits` for several.
 * Each method is atomic, however many processes share the store, and never blocks the thread while it waits. A method that
 * rejects, answers something else or does not answer is a store that can't be reached: the request is then refused.
 */
export interface LimitStore {
  /** Adds the points to all counts; where one of them would come to more than its `most`, to none. */
  take(charges: readonly Charge[]): Promise<Taken>
  /**
   * Corrects counts, whatever they may come to, but never to less than nothing: one that comes to nothing is gone. A count that is
   * not there is over, and is left alone.
   */
  correct(corrections: readonly Correction[]): Promise<void>
  close?(): void
}
