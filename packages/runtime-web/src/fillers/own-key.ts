import { part } from '../parts/part.ts'
import type { KeySource } from './filler-source.ts'

/** Which model a key is used for. */
export interface OwnKeyOptions {
  /** Default: the provider's. */
  readonly model?: string
  /** Default: the vendor's own address. */
  readonly baseUrl?: string
}

const providers = part(() =>
  Promise.all([import('@lacuna/engine/providers/anthropic'), import('@lacuna/engine/providers/wrappers')]),
)

/**
 * A model of Anthropic's, by a key of the player's own. The game has to have `@anthropic-ai/sdk` installed; it is
 * loaded when the player gives a key.
 *
 * @example
 * mount(element, ferry, { fillers: [ownKey({ baseUrl: 'https://proxy.example' })] })
 */
export function ownKey(options: OwnKeyOptions = {}): KeySource {
  return {
    kind: 'key',
    vendor: 'Anthropic',
    async open({ key }) {
      const [{ anthropicProvider }, { withBreaker, withRetry }] = await providers()
      return withBreaker(withRetry(anthropicProvider({ ...options, apiKey: key })))
    },
  }
}
