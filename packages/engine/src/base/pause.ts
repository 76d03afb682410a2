import type { Clock } from './clock.ts'

/** Waits on a clock; an abort ends the wait at once. It never rejects: look at the signal afterwards. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const callOff = clock.after(ms, () => done())
    const done = (): void => {
      callOff()
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}
