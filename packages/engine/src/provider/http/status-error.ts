import { ProviderError, type ProviderErrorKind } from '../port/provider-error.ts'
import { type HeaderLookup, retryAfter } from './retry-after.ts'

/** What is looked at of a response that is no answer. */
export interface FailedResponse {
  readonly provider: string
  /** HTTP status; absent for an error inside a stream that had begun. */
  readonly status?: number | undefined
  readonly headers?: HeaderLookup | undefined
  /** The vendor's name for the error (`overloaded_error`, `insufficient_quota` ...): it is compared, never shown. */
  readonly type?: string | null | undefined
}

/**
 * The error for a response that is no answer: the vendor's own name for it decides where it is a known one, else the status.
 *
 * @example if (!response.ok) throw statusError({ provider: 'gull', status: response.status, headers: response.headers })
 */
export function statusError({ provider, status, headers, type }: FailedResponse): ProviderError {
  const wait = retryAfter(headers)
  return new ProviderError(kindOf(status, type ?? ''), {
    provider,
    ...(status === undefined ? {} : { status }),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  })
}

/** The vendor's own name for it says more than the status: quota comes as 429 and 400 as well as 402. */
const kindsByType: readonly (readonly [RegExp, ProviderErrorKind])[] = [
  [/quota|billing|credit|payment|spend_limit/, 'quota'],
  [/content_filter|content_policy|safety/, 'refused'],
  [/overloaded|unavailable|server_error|api_error/, 'overloaded'],
  [/rate_limit/, 'rate'],
  [/timeout/, 'timeout'],
  [/authentication|permission|invalid_api_key/, 'auth'],
]

function kindOf(status: number | undefined, type: string): ProviderErrorKind {
  const byType = kindsByType.find(([pattern]) => pattern.test(type))?.[1]
  if (byType !== undefined) return byType
  return status === undefined ? 'cut' : kindOfStatus(status)
}

/**
 * What an HTTP status says about a request, where nothing else is known.
 *
 * @example
 * kindOfStatus(429) // 'rate'
 * kindOfStatus(503) // 'overloaded'
 */
export function kindOfStatus(status: number): ProviderErrorKind {
  switch (status) {
    case 401:
    case 403:
      return 'auth'
    case 402:
      return 'quota'
    case 408:
    case 504:
      return 'timeout'
    case 429:
      return 'rate'
    default:
      return status >= 500 ? 'overloaded' : 'invalid'
  }
}
