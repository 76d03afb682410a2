/**
 * Freezes a value and all that is in it, and returns it: whoever is handed it can change nothing of what is kept. What
 * takes no new members is taken to be frozen throughout already.
 */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || !Object.isExtensible(value)) return value
  Object.freeze(value)
  for (const inner of Object.values(value)) frozen(inner)
  return value
}
