import { retryAfter } from '../../provider/http/retry-after.ts'
import { kindOfStatus } from '../../provider/http/status-error.ts'
import { ProviderError, type ProviderErrorKind } from '../../provider/port/provider-error.ts'

/** What the server's code means to whoever asked. A code that is not here is judged by its status. */
const kinds: Readonly<Record<string, ProviderErrorKind>> = {
  'budget-spent': 'quota',
  'asked-too-often': 'rate',
  'server-busy': 'overloaded',
  'server-closing': 'overloaded',
  'token-refused': 'auth',
  'origin-refused': 'auth',
}

/** The error for a response of the server that is no stream of events. Its words are ours, not what came over the wire. */
export function remoteFailure(provider: string, status: number, code: string, headers: Headers): ProviderError {
  const kind = Object.hasOwn(kinds, code) ? (kinds[code] as ProviderErrorKind) : kindOfStatus(status)
  const wait = retryAfter(headers)
  const stale = code === 'story-changed'
  return new ProviderError(kind, {
    provider,
    status,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    ...(stale
      ? {
          message: 'The server has another version of this story.',
          hint: 'Load the page again. Until then the story goes on with the author’s words.',
        }
      : {}),
  })
}
