/** Most characters of a foreign text that a message quotes. */
const mostCharacters = 60

/** A value of anybody's, as a message may quote it: short, and without calling anything of its. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') {
    return value.length > mostCharacters ? `${value.slice(0, mostCharacters)}…` : value
  }
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? 'a list' : typeof value
}
