import { ProviderError } from '../port/provider-error.ts'

/** A key, or where it is looked up at each request, so that a key can be changed and taken away. */
export type ApiKey = string | (() => string | Promise<string>)

/**
 * The key as it can be sent. One that no header can hold is turned down here: what the platform says about it would quote it.
 *
 * @throws ProviderError `auth`
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
