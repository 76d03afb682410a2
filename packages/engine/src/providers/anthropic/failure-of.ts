import { AnthropicError, APIConnectionError, APIConnectionTimeoutError, APIError } from '@anthropic-ai/sdk/core/error'
import { statusError } from '../../provider/http/status-error.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'

/** What the vendor's client threw, as our error. Its own says too much: it quotes the body and holds the headers. */
export function failureOf(error: unknown, provider: string, begun: boolean): ProviderError {
  if (error instanceof ProviderError) return error
  if (error instanceof APIConnectionTimeoutError) return new ProviderError('timeout', { provider })
  if (error instanceof APIConnectionError) return new ProviderError('offline', { provider })
  if (error instanceof APIError) {
    const { status, headers, type } = error
    return statusError({ provider, status, headers, type })
  }
  // A key that the client does not take never leaves the device.
  if (error instanceof AnthropicError && !begun) return new ProviderError('auth', { provider })
  if (error instanceof SyntaxError) return new ProviderError('invalid', { provider })
  return new ProviderError(begun ? 'cut' : 'offline', { provider })
}
