const underWay = new Set<Promise<unknown>>()

/** Notes code that is being fetched, and gives it back. Fetching takes real time, which no clock of a test knows of. */
export function fetching<T>(code: Promise<T>): Promise<T> {
  const over = code.catch(() => {})
  underWay.add(over)
  void over.then(() => underWay.delete(over))
  return code
}

/** Resolves when nothing is being fetched. */
export async function allFetched(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay)
}
