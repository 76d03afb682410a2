import type { LimitStore } from './limit-store.ts'

interface Count {
  points: number
  readonly endsAt: number
}

/** Counts that are over are looked for once in so many that are begun. */
const sweepEvery = 1000

/**
 * Counts in the memory of this process: they are gone when it stops, and another process knows nothing of them.
 *
 * @param now milliseconds since 1970. Default the machine's.
 * @example
 * const handler = createFillHandler({ stories: [ferry], provider, secret, origins, store: memoryLimits() })
 */
export function memoryLimits(now: () => number = () => Date.now()): LimitStore {
  const counts = new Map<string, Count>()
  let begun = 0
  const sweep = (): void => {
    const at = now()
    for (const [name, { endsAt }] of counts) if (endsAt <= at) counts.delete(name)
  }
  const found = (name: string): Count | undefined => {
    const count = counts.get(name)
    return count !== undefined && count.endsAt > now() ? count : undefined
  }
  return {
    async take(charges) {
      const full = charges.findIndex(({ count, points, most }) => (found(count)?.points ?? 0) + points > most)
      if (full >= 0) return { taken: false, full }
      for (const { count, points, endsAt } of charges) {
        const before = found(count)
        if (before !== undefined) before.points += points
        else {
          counts.set(count, { points, endsAt })
          if (++begun % sweepEvery === 0) sweep()
        }
      }
      return { taken: true }
    },
    async correct(corrections) {
      for (const { count, points } of corrections) {
        const before = found(count)
        if (before === undefined) continue
        before.points += points
        if (before.points <= 0) counts.delete(count)
      }
    },
  }
}
