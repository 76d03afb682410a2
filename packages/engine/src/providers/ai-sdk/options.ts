/**
 * What is used of an AI SDK language model: the same members in versions 2, 3 and 4 of its specification, so that any such
 * model fits and no package of the AI SDK is needed here.
 */
export interface AiSdkModel {
  readonly specificationVersion: 'v2' | 'v3' | 'v4'
  /** Name of the vendor: `anthropic.messages`, `ollama` ... */
  readonly provider: string
  readonly modelId: string
  // As a method, so that a model whose parameters are narrower than ours is taken: we pass what all versions have.
  doStream(options: AiSdkCall): PromiseLike<{ readonly stream: ReadableStream<unknown> }>
}

/** One call, in the words of the specification. */
export interface AiSdkCall {
  readonly prompt: AiSdkMessage[]
  readonly maxOutputTokens: number
  readonly responseFormat?: { readonly type: 'json'; readonly schema: Record<string, unknown>; readonly name: string }
  readonly abortSignal: AbortSignal
  readonly includeRawChunks: false
}

/** One message of a call. */
export type AiSdkMessage =
  | {
      role: 'system'
      content: string
      providerOptions?: Record<string, Record<string, { type: 'ephemeral' }>>
    }
  | { role: 'user'; content: { type: 'text'; text: string }[] }

/** How the model is asked. */
export interface AiSdkOptions {
  /** Whether all of it happens on the player's device: the model does not say. Default false: consent is needed. */
  readonly local?: boolean
  /** `schema`: the model's vendor is given a JSON schema, the same for every request; `words`: it is asked for in the text. Default `schema`. */
  readonly structure?: 'schema' | 'words'
  /** Whether the author's samples are included: some thousand tokens in a story that has them. Default: where it is not `local`. */
  readonly samples?: boolean
  /** Tokens besides those that the answer's words need, for a model that thinks first. Default 0. */
  readonly moreTokens?: number
  /** How many requests the model answers at once. Default: 1 where it is `local`, otherwise no bound. */
  readonly atOnce?: number
  /** Default `ai-sdk`; recorded with every fill. */
  readonly id?: string
}
