/** A value that survives `JSON.parse(JSON.stringify(value))` unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json }

/**
 * Where `value` stops being JSON (`NaN`, a function, a `Map`, a cycle ...), as a path like `$.trust[2]`, or
 * `undefined` where all of it is.
 */
export function notJson(value: unknown, path = '$', above: readonly object[] = []): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : path
  if (typeof value !== 'object' || above.includes(value)) return path
  const inside = [...above, value]
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const wrong = notJson(item, `${path}[${index}]`, inside)
      if (wrong !== undefined) return wrong
    }
    return undefined
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return path
  for (const [key, item] of Object.entries(value)) {
    const wrong = notJson(item, `${path}.${key}`, inside)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

/**
 * JSON with the keys of every object in code-point order and nothing between the tokens, so that equal values have
 * equal text. Absent (`undefined`) members are left out, as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(item => canonicalJson(item === undefined ? null : item)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const members: string[] = []
    for (const key of Object.keys(value).sort()) {
      const member = (value as Record<string, unknown>)[key]
      if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`)
    }
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value)
}

/** Whether two JSON values are equal, the order of keys aside. */
export function sameJson(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b)
}

/** A JSON value that shares nothing with the one it is a copy of. */
export function copyOfJson<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyOfJson) as T
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOfJson(inner)])) as T
}
