/** A part of the page that is fetched when it is first needed, and once. Rejects with {@link PartMissing}. */
export type Part<T> = () => Promise<T>

/** A part could not be fetched. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing'
  /** Whether there was no network to ask: a later try is as good as the first. */
  readonly isOffline: boolean

  constructor(isOffline: boolean, cause?: unknown) {
    super('What is needed for this could not be fetched. Try again when you are connected.', { cause })
    this.isOffline = isOffline
  }
}

/**
 * Browsers remember, for as long as a page lives, that a module could not be fetched, and ask no more. So where there is
 * surely no network none is asked for, and a later try may succeed.
 */
export function part<T>(load: () => Promise<T>): Part<T> {
  let there: Promise<T> | undefined
  return () => {
    if (there) return there
    if (navigator.onLine === false && !navigator.serviceWorker?.controller) return Promise.reject(new PartMissing(true))
    there = load().catch(error => {
      there = undefined
      throw error instanceof PartMissing ? error : new PartMissing(false, error)
    })
    return there
  }
}
