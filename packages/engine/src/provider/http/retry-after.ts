/** Where response headers can be looked up. */
export type HeaderLookup = Pick<Headers, 'get'>

/** Longest wait that is believed: an hour. */
const mostMs = 3_600_000

/**
 * Milliseconds that a vendor asks to wait before the next try, from `retry-after-ms` or `retry-after` (RFC 9110,
 * 10.2.3): seconds, or a date, which is compared with the response's own. An hour at most; `undefined` where nothing is
 * said.
 *
 * @example
 * retryAfter(new Headers({ 'retry-after': '3' })) // 3000
 */
export function retryAfter(headers: HeaderLookup | undefined): number | undefined {
  const exact = Number(headers?.get('retry-after-ms') ?? Number.NaN)
  if (isWait(exact)) return Math.min(exact, mostMs)
  const value = headers?.get('retry-after') ?? ''
  const seconds = value.trim() === '' ? Number.NaN : Number(value)
  if (isWait(seconds)) return Math.min(seconds * 1000, mostMs)
  const wait = Date.parse(value) - Date.parse(headers?.get('date') ?? '')
  return isWait(wait) ? Math.min(wait, mostMs) : undefined
}

function isWait(value: number): boolean {
  return Number.isFinite(value) && value >= 0
}
