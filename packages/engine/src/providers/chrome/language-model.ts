/**
 * What is used of the browser's `LanguageModel` (Prompt API, https://github.com/webmachinelearning/prompt-api). Its parts
 * are named here so that nothing has to be installed, and a test can bring its own.
 */
export interface LanguageModelApi {
  availability(options?: ExpectedLanguages): Promise<ModelAvailability>
  create(options?: CreateOptions): Promise<ModelSession>
}

/** `downloadable` and `downloading`: the browser has to fetch its model first. */
export type ModelAvailability = 'unavailable' | 'downloadable' | 'downloading' | 'available'

export interface ExpectedLanguages {
  readonly expectedInputs?: readonly ExpectedText[]
  readonly expectedOutputs?: readonly ExpectedText[]
}

interface ExpectedText {
  readonly type: 'text'
  readonly languages: readonly string[]
}

export interface CreateOptions extends ExpectedLanguages {
  readonly initialPrompts?: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[]
  readonly monitor?: (monitor: EventTarget) => void
  readonly signal?: AbortSignal
}

/** A talk with the model: it remembers what was said in it, so that each request gets a copy of its own. */
export interface ModelSession {
  clone(options?: { readonly signal?: AbortSignal }): Promise<ModelSession>
  promptStreaming(
    input: string,
    options?: { readonly responseConstraint?: object; readonly signal?: AbortSignal },
  ): ReadableStream<string>
  destroy(): void
}

/** The browser's own, where it has one. */
export function browserLanguageModel(): LanguageModelApi | undefined {
  return (globalThis as { readonly LanguageModel?: LanguageModelApi }).LanguageModel
}
