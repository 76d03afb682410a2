import { statusError } from '../../provider/http/status-error.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'

/** What a model of the AI SDK threw or reported, as our error. Its own holds the request, the response and its headers. */
export function failureOf(error: unknown, provider: string, begun: boolean): ProviderError {
  if (error instanceof ProviderError) return error
  const { statusCode, responseHeaders, data, name } = recordOf(error)
  if (typeof statusCode === 'number' && statusCode >= 300) {
    return statusError({
      provider,
      status: statusCode,
      headers: { get: header => headerOf(responseHeaders, header) },
      type: typeOf(data),
    })
  }
  if (name === 'AI_LoadAPIKeyError') return new ProviderError('auth', { provider })
  if (name === 'AI_JSONParseError' || name === 'AI_TypeValidationError')
    return new ProviderError('invalid', { provider })
  // A good status that came to nothing, or a stream that ended without saying why.
  if (statusCode !== undefined || name === 'AI_InvalidResponseDataError') return new ProviderError('cut', { provider })
  const type = typeOf(error)
  if (type !== undefined) return statusError({ provider, type })
  return new ProviderError(begun ? 'cut' : 'offline', { provider })
}

/** The vendor's name for it, in the places where vendors put it; compared, never shown. */
function typeOf(data: unknown): string | undefined {
  const { error, type, code } = recordOf(data)
  const inner = recordOf(error)
  return [inner.code, inner.type, code, type].find((word): word is string => typeof word === 'string')
}

function headerOf(headers: unknown, name: string): string | null {
  const value = recordOf(headers)[name]
  return typeof value === 'string' ? value : null
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
