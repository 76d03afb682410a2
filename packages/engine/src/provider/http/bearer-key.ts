import { ProviderError } from '../port/provider-error.ts'

/** A key, or where it is looked up at each request, so that a key can be changed and taken away. */
export type ApiKey = string | (() => string | Promise<string>)

/**
 * The key as it can be sent. One that no header can hold is an error here: what the platform says about it would quote
 * it.
 *
 * @throws ProviderError `auth` for a key that is empty, that no header can hold, or that could not be looked up.
 * @example
 * const headers = { authorization: `Bearer ${await bearerKey(apiKey, 'gull')}` }
 */
export async function bearerKey(key: ApiKey, provider: string): Promise<string> {
  let value: unknown
  try {
    value = typeof key === 'function' ? await key() : key
  } catch {
    value = undefined
  }
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value.trim())) throw new ProviderError('auth', { provider })
  return value.trim()
}
