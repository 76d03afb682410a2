import type { ApiKey } from '../../provider/http/bearer-key.ts'

/** How the Anthropic API is asked. */
export interface AnthropicOptions {
  /** The key, or a function that is asked for it before each request. A published game keeps it on a server. */
  readonly apiKey: ApiKey
  /** Default `claude-haiku-5-5`, which begins to answer soonest. */
  readonly model?: string
  /** Default the vendor's own address; for a proxy of yours. */
  readonly baseUrl?: string
  /** Default `disabled`; some models only take `adaptive`. Thinking costs seconds before the first word. */
  readonly thinking?: 'disabled' | 'adaptive'
  /** Tokens besides those that the answer's words need, for a model that thinks first. Default 0, with `adaptive` 4000. */
  readonly moreTokens?: number
  /** How many requests are answered at once, where something between here and the vendor sets a bound. Default: none. */
  readonly atOnce?: number
  /** Default the platform's. */
  readonly fetch?: typeof fetch
}

export const defaultModel = 'claude-haiku-5-5'
