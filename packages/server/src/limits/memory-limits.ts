import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { LimitStore } from './limit-store.ts'
import { limiterOver } from './limiter-over.ts'

/** Counts in the memory of this process: they are gone when it stops, and another process knows nothing of them. */
export function memoryLimits(): LimitStore {
  return {
    limiter: ({ name, points, seconds }) =>
      limiterOver(new RateLimiterMemory({ keyPrefix: name, points, duration: seconds })),
  }
}
