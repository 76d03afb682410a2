import type { Clock } from './clock.ts'
import { allFetched } from './fetching.ts'

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /**
   * Lets `ms` milliseconds pass: what is due runs at its time, in order, and whatever hangs on it (promises, streams) has
   * its turn before the next.
   */
  advance(ms: number): Promise<void>
  /** Lets everything that waits for no clock come to rest, with no time passing. */
  settle(): Promise<void>
  /** Milliseconds until the next task is due; `undefined` when none waits. */
  readonly nextMs: number | undefined
  /** How many tasks wait for their time. */
  readonly waiting: number
}

/**
 * A clock for tests, which stands still until it is moved.
 *
 * @param startMs what `now` says first. Default 0.
 * @example
 * const clock = manualClock()
 * const session = createSession(ferry, { provider, clock })
 * session.enter()
 * await clock.advance(6000) // the deadline is over: the author's words stand
 */
export function manualClock(startMs = 0): ManualClock {
  let now = startMs
  let count = 0
  const tasks = new Map<number, { readonly at: number; readonly run: () => void }>()

  const nextDue = (until: number): number | undefined => {
    let found: number | undefined
    for (const [id, { at }] of tasks) {
      if (at <= until && (found === undefined || at < (tasks.get(found)?.at ?? 0))) found = id
    }
    return found
  }

  return {
    now: () => now,
    after(delayMs, run) {
      const id = ++count
      tasks.set(id, { at: now + Math.max(0, delayMs), run })
      return () => {
        tasks.delete(id)
      }
    },
    async advance(ms) {
      const until = now + ms
      await settle()
      for (let id = nextDue(until); id !== undefined; id = nextDue(until)) {
        const task = tasks.get(id)
        tasks.delete(id)
        now = Math.max(now, task?.at ?? now)
        task?.run()
        await settle()
      }
      now = until
    },
    settle,
    get nextMs() {
      const next = nextDue(Number.POSITIVE_INFINITY)
      return next === undefined ? undefined : Math.max(0, (tasks.get(next)?.at ?? now) - now)
    },
    get waiting() {
      return tasks.size
    },
  }
}

/** Some turns of the event loop: a promise chain of any length comes to its end in one, a stream's may take a few. */
async function settle(): Promise<void> {
  await allFetched()
  const { port1, port2 } = new MessageChannel()
  await new Promise<void>(resolve => {
    let turns = 0
    port1.onmessage = () => {
      if (++turns < 4) port2.postMessage(undefined)
      else resolve()
    }
    port2.postMessage(undefined)
  })
  port1.close()
}
