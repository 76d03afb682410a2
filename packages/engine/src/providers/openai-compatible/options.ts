import type { ApiKey } from '../../provider/http/bearer-key.ts'

/** How a server that speaks OpenAI's chat completions is asked. */
export interface OpenAiCompatibleOptions {
  /** Address up to and with the version: `http://127.0.0.1:11434/v1`. {@link localServers} has the usual ones. */
  readonly baseUrl: string
  /** Name of the model, as the server calls it. */
  readonly model: string
  /** Default: none, as local servers have it. */
  readonly apiKey?: ApiKey
  /**
   * How far the server holds a model to a JSON schema. `strict`: always sent; `none`: asked for in words; `hint`: sent until
   * the server says that it does not know it, then asked for in words. Default `hint`. What is sent to the player's own machine
   * has a schema for its slots; elsewhere it is one for all requests, so that the server compiles it once.
   */
  readonly jsonSchema?: 'strict' | 'hint' | 'none'
  /**
   * Whether the author's samples are included: some thousand tokens in a story that has them. Default: where the server is not
   * the player's own machine, since local models often have room for no more than the passage.
   */
  readonly samples?: boolean
  /** Tokens besides those that the answer's words need, for a model that thinks first. Default 0. */
  readonly moreTokens?: number
  /**
   * How many requests the server answers at once: what it was started with, and in a page no more than a browser has
   * connections to it, six without TLS. Default: 1 without TLS, as a server of one's own has it; with TLS no bound.
   */
  readonly atOnce?: number
  /** What the server calls the limit. Default `max_tokens`; newer models of OpenAI's own want the other. */
  readonly tokenLimit?: 'max_tokens' | 'max_completion_tokens'
  /** Default `openai-compatible`; recorded with every fill. */
  readonly id?: string
  /** Default the platform's. */
  readonly fetch?: typeof fetch
}

/**
 * Where the usual servers listen on the player's own machine, and what they can do.
 *
 * @example openAiCompatibleProvider({ ...localServers.ollama, model: 'gemma4' })
 */
export const localServers: Readonly<
  Record<LocalServer, Pick<OpenAiCompatibleOptions, 'id' | 'baseUrl' | 'jsonSchema' | 'atOnce'>>
> = {
  ollama: { id: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1', jsonSchema: 'strict' },
  'llama.cpp': { id: 'llama.cpp', baseUrl: 'http://127.0.0.1:8080/v1', jsonSchema: 'strict' },
  lmStudio: { id: 'lm-studio', baseUrl: 'http://127.0.0.1:1234/v1', jsonSchema: 'strict' },
  vllm: { id: 'vllm', baseUrl: 'http://127.0.0.1:8000/v1', jsonSchema: 'strict', atOnce: 5 },
}

/**
 * A server of {@link localServers}.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type LocalServer = 'ollama' | 'llama.cpp' | 'lmStudio' | 'vllm'
