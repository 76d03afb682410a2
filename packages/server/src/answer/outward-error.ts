import { type Json, ProviderError, type ProviderErrorKind } from '@lacuna/engine'

/** What went wrong, for the log: a kind of ours, never a vendor's words. */
export function failureKind(error: unknown): ProviderErrorKind | 'unknown' {
  return error instanceof ProviderError ? error.kind : 'unknown'
}

/** What players may know of a failure. That the key is wrong or the balance is spent is the developer's own business. */
export function outwardError(error: unknown): Json {
  if (!(error instanceof ProviderError)) return new ProviderError('overloaded').toJSON()
  const { kind, retryable, retryAfterMs } = error
  const hidden = kind === 'auth' || kind === 'quota' || kind === 'consent' || kind === 'invalid'
  return new ProviderError(hidden ? 'overloaded' : kind, {
    retryable: hidden ? false : retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }).toJSON()
}
