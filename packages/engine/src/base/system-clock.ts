import type { Clock } from './clock.ts'

/** The machine's own clock: the only place of the core that reads time. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}
