/** Says what is wrong with a value; `undefined` where nothing is. */
export type Check = (value: unknown, path: string) => string | undefined

type Members = Readonly<Record<string, Check>>

export const text: Check = (value, path) =>
  typeof value === 'string' ? undefined : `${path}: Input should be a string`

export const filledText: Check = (value, path) =>
  typeof value === 'string' && value.trim() !== '' ? undefined : `${path}: text must be non-empty`

export const truth: Check = (value, path) =>
  typeof value === 'boolean' ? undefined : `${path}: Input should be a boolean`

export function whole(from: number, to = Number.MAX_SAFE_INTEGER): Check {
  return (value, path) =>
    typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
      ? undefined
      : `${path}: Input should be a whole number from ${from} to ${to}`
}

export function among(...allowed: readonly unknown[]): Check {
  return (value, path) =>
    allowed.includes(value) ? undefined : `${path}: Input should be ${allowed.map(each => `'${each}'`).join(' or ')}`
}

export function either(...checks: readonly Check[]): Check {
  return (value, path) => {
    const wrong = checks.map(check => check(value, path))
    return wrong.includes(undefined) ? undefined : wrong.at(-1)
  }
}

export function list(item: Check, least = 1): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path}: Input should be a list`
    if (value.length < least) return `${path}: at least ${least} needed`
    return first(value.map((each, index) => item(each, `${path}.${index}`)))
  }
}

/** An object of these members and no others. */
export function object(required: Members, optional: Members = {}): Check {
  return (value, path) => {
    if (!isRecord(value)) return `${path}: Input should be an object`
    const known = { ...required, ...optional }
    const stranger = Object.keys(value).find(key => !Object.hasOwn(known, key))
    if (stranger !== undefined) return `${path}.${stranger}: Extra inputs are not permitted`
    const missing = Object.keys(required).find(key => value[key] === undefined)
    if (missing !== undefined) return `${path}.${missing}: Field required`
    return first(Object.entries(value).map(([key, member]) => known[key]?.(member, `${path}.${key}`)))
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function first(wrong: readonly (string | undefined)[]): string | undefined {
  return wrong.find(each => each !== undefined)
}
