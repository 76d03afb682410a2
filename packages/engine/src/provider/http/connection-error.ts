import { ProviderError } from '../port/provider-error.ts'

/**
 * What a connection threw, as a `ProviderError`: one that is one already stays as it is, what is no JSON is `invalid`,
 * anything else is `offline`, or `cut` where an answer had begun. Nothing of the error itself is kept: it may quote the
 * request.
 *
 * @example
 * const response = await fetch(address).catch(error => {
 *   throw connectionError(error, 'gull', false)
 * })
 */
export function connectionError(error: unknown, provider: string, begun: boolean): ProviderError {
  if (error instanceof ProviderError) return error
  if (error instanceof SyntaxError) return new ProviderError('invalid', { provider })
  return new ProviderError(begun ? 'cut' : 'offline', { provider })
}
