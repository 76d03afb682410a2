/**
 * A function that is called once, when it is first asked, and says the same from then on. One that throws is asked again.
 *
 * @example
 * const size = once(() => digestOf(file))
 */
export function once<T>(work: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => {
    known ??= { value: work() }
    return known.value
  }
}
