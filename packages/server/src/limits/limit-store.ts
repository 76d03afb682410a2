/** One limit: so many points in a window of time, for each key. */
export interface LimitRule {
  /** Unique among the limits of a store: letters, digits and `-`. */
  readonly name: string
  readonly points: number
  /** Length of the window, which begins with a key's first point. */
  readonly seconds: number
}

/** What came of taking points. */
export interface Taken {
  readonly taken: boolean
  /** When the window ends. */
  readonly retryAfterMs: number
}

/** Keeps count under one limit. Every operation is atomic, however many processes share the store. */
export interface Limiter {
  /** Takes the points, or none of them. */
  take(key: string, points: number): Promise<Taken>
  /** Gives back what turned out not to be needed; with less than nothing, takes more, whatever the limit says. */
  giveBack(key: string, points: number): Promise<void>
}

/**
 * Where the counts are kept: `memoryLimits` for one process, `sqliteLimits` for one machine, `redisLimits` for several.
 * All of them are `rate-limiter-flexible` underneath.
 */
export interface LimitStore {
  limiter(rule: LimitRule): Limiter
  close?(): void
}
