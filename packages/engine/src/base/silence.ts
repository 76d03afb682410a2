import type { Clock } from './clock.ts'

/** Waits for something that gives signs of life. */
export interface Silence {
  /** A sign of life: the time begins anew. */
  heard(): void
  /** Nobody waits any more. */
  stop(): void
}

/** Calls `tooLong` once nothing has been heard for `ms` milliseconds. */
export function silence(clock: Clock, ms: number, tooLong: () => void): Silence {
  let callOff = clock.after(ms, tooLong)
  return {
    heard() {
      callOff()
      callOff = clock.after(ms, tooLong)
    },
    stop() {
      callOff()
    },
  }
}
