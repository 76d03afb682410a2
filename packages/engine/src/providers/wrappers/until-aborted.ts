/** A promise that only fails: with the signal's reason, when it is aborted. `forget` lets go of the signal. */
export function untilAborted(signal: AbortSignal): { readonly aborted: Promise<never>; forget(): void } {
  let abort = (): void => {}
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
  // Nobody may be waiting any more when it fails.
  aborted.catch(() => {})
  return { aborted, forget: () => signal.removeEventListener('abort', abort) }
}
