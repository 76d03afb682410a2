import type { Clock } from './clock.ts'
import { macrotask } from './macrotask.ts'

/** Milliseconds for which one who never waits may hold the thread; looked at with every so many steps. */
const mostHeldMs = 8
const lookEvery = 32

/** Call it with every step of work that may never wait: it gives a break where others are to have their turn, to be awaited. */
export function threadBreaks(clock: Clock): () => Promise<void> | undefined {
  let heldSince = clock.now()
  let steps = 0
  return () => {
    if (++steps % lookEvery !== 0 || clock.now() - heldSince < mostHeldMs) return undefined
    return macrotask().then(() => {
      heldSince = clock.now()
    })
  }
}
