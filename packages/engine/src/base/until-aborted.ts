/**
 * What comes first: the outcome of some work, or the end of a signal. The work itself goes on; its failure after that
 * is nobody's.
 *
 * @throws the signal's reason, at once
 * @example
 * const model = await untilAborted(loadModel(), signal)
 */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => {}
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
  })
  work.catch(() => {})
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
