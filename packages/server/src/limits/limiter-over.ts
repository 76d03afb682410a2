import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'
import type { Limiter } from './limit-store.ts'

/** Our limiter over one of `rate-limiter-flexible`, which counts on when it is over the limit: what is refused is taken back. */
export function limiterOver(limits: RateLimiterAbstract): Limiter {
  return {
    async take(key, points) {
      try {
        const { msBeforeNext } = await limits.consume(key, points)
        return { taken: true, retryAfterMs: msBeforeNext }
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        if (points > 0) await limits.reward(key, points)
        return { taken: false, retryAfterMs: refused.msBeforeNext }
      }
    },
    async giveBack(key, points) {
      if (points > 0) await limits.reward(key, points)
      else if (points < 0) await limits.penalty(key, -points)
    },
  }
}
