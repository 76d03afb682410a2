import { describe, expect, test } from 'vitest'
import type { ProviderErrorKind } from '../port/provider-error.ts'
import { retryAfter } from './retry-after.ts'
import { statusError } from './status-error.ts'

test.each<[number | undefined, string | undefined, ProviderErrorKind]>([
  [400, 'invalid_request_error', 'invalid'],
  [401, 'authentication_error', 'auth'],
  [402, 'billing_error', 'quota'],
  [403, undefined, 'auth'],
  [404, 'not_found_error', 'invalid'],
  [408, undefined, 'timeout'],
  [413, 'request_too_large', 'invalid'],
  [429, 'rate_limit_error', 'rate'],
  [429, 'insufficient_quota', 'quota'],
  [400, 'content_filter', 'refused'],
  [500, 'api_error', 'overloaded'],
  [503, undefined, 'overloaded'],
  [504, undefined, 'timeout'],
  [529, 'overloaded_error', 'overloaded'],
  [undefined, 'overloaded_error', 'overloaded'],
  [undefined, undefined, 'cut'],
])('%s %s is %s', (status, type, kind) => {
  expect(statusError({ provider: 'x', status, type }).kind).toBe(kind)
})

describe('how long to wait', () => {
  const wait = (headers: Record<string, string>): number | undefined => retryAfter(new Headers(headers))

  test.each<[string, Record<string, string>, number | undefined]>([
    ['in seconds', { 'retry-after': '3' }, 3000],
    ['in milliseconds', { 'retry-after-ms': '250', 'retry-after': '3' }, 250],
    ['until a date', { 'retry-after': 'Tue, 03 Nov 2026 10:00:05 GMT', date: 'Tue, 03 Nov 2026 10:00:00 GMT' }, 5000],
    [
      'a date that has passed',
      { 'retry-after': 'Tue, 03 Nov 2026 09:00:00 GMT', date: 'Tue, 03 Nov 2026 10:00:00 GMT' },
      undefined,
    ],
    ['at most an hour', { 'retry-after': '999999' }, 3_600_000],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
    ['less than nothing', { 'retry-after': '-1' }, undefined],
    ['nothing said', {}, undefined],
  ])('%s', (_, headers, ms) => {
    expect(wait(headers)).toBe(ms)
  })
})
