import type { Clock } from './clock.ts'

/** How long work is waited for. */
export interface InTimeOptions {
  readonly clock: Clock
  readonly ms: number
  /** Called when the time is over: gives the error. */
  readonly late: () => unknown
}

/**
 * What some work comes to, if that is in time. The work itself goes on; its failure after that is nobody's.
 *
 * @throws what `late` gives, when the time is over; what the work throws
 */
export async function inTime<T>(work: Promise<T>, { clock, ms, late }: InTimeOptions): Promise<T> {
  let callOff = (): void => {}
  const over = new Promise<never>((_, reject) => {
    callOff = clock.after(ms, () => reject(late()))
  })
  work.catch(() => {})
  try {
    return await Promise.race([work, over])
  } finally {
    callOff()
  }
}
