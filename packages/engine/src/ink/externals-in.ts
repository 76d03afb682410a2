/** Adds the names of the external functions that compiled ink calls to `found`, and gives it back. */
export function externalsIn(json: unknown, found: Set<string>): Set<string> {
  if (typeof json !== 'object' || json === null) return found
  const name = (json as { readonly 'x()'?: unknown })['x()']
  if (typeof name === 'string') found.add(name)
  for (const value of Object.values(json)) externalsIn(value, found)
  return found
}
