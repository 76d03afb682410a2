import { RateLimiterRedis } from 'rate-limiter-flexible'
import type { LimitStore } from '../limits/limit-store.ts'
import { limiterOver } from '../limits/limiter-over.ts'

/** How the counts stand in Redis. */
export interface RedisLimitsOptions {
  /** Before every key. Default `lacuna`. */
  readonly prefix?: string
}

/**
 * Counts in Redis, for any number of processes and machines: all of them hold one budget.
 *
 * @param client a connected client of `ioredis`; closing it is yours.
 */
export function redisLimits(client: object, { prefix = 'lacuna' }: RedisLimitsOptions = {}): LimitStore {
  return {
    limiter: ({ name, points, seconds }) =>
      limiterOver(
        new RateLimiterRedis({ storeClient: client, keyPrefix: `${prefix}:${name}`, points, duration: seconds }),
      ),
  }
}
