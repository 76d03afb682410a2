import { ProviderError } from '../../provider/port/provider-error.ts'

const again = 'Load it again, or take a smaller one.'

/** What went wrong while a model was loaded, as our error. */
export function loadingFailure(error: unknown, provider: string): ProviderError {
  if (error instanceof ProviderError) return error
  return new ProviderError('invalid', {
    provider,
    message: 'The model could not be loaded.',
    hint: 'It may be too large for this browser, of a kind that llama.cpp does not know yet, or damaged. Take another one.',
  })
}

/** What went wrong while an answer was written, as our error; and whether the model is still there. */
export function answerFailure(
  error: unknown,
  provider: string,
  begun: boolean,
): readonly [failure: ProviderError, alive: boolean] {
  if (error instanceof ProviderError) return [error, true]
  const type = (error as { readonly type?: unknown } | null)?.type
  if (type === 'inference_error' || type === 'kv_cache_full') {
    // Its sentence is llama.cpp's own: it is compared, never shown.
    const isFull = type === 'kv_cache_full' || (error instanceof Error && /context|exceed/i.test(error.message))
    return [isFull ? contextFull(provider) : new ProviderError(begun ? 'cut' : 'invalid', { provider }), true]
  }
  // Anything else has ended the worker.
  const failure = new ProviderError('cut', {
    provider,
    retryable: false,
    message: 'The model stopped working.',
    hint: again,
  })
  return [failure, false]
}

/** A file that is no model. */
export function notGguf(provider: string): ProviderError {
  return new ProviderError('invalid', {
    provider,
    message: 'This is no model that can be run here.',
    hint: 'It has to be a GGUF file. One larger than 2 GB has to be split, and all its parts picked.',
  })
}

/** A browser that lacks what the program needs, or a page that does not let it run. */
export function notRunnable(provider: string): ProviderError {
  return new ProviderError('invalid', {
    provider,
    message: 'Models can’t be run in this page.',
    hint: 'Take a current Chrome, Edge or Firefox; for others the game has to offer the slower build (option compat). The page’s security policy has to allow wasm-unsafe-eval.',
  })
}

/** Loading came to no end. */
export function neverReady(provider: string): ProviderError {
  return new ProviderError('timeout', {
    provider,
    retryable: false,
    message: 'The model did not get ready in time.',
    hint: again,
  })
}

/** The model was let go of. */
export function unloaded(provider: string): ProviderError {
  return new ProviderError('cut', { provider, retryable: false, message: 'The model was unloaded.', hint: again })
}

function contextFull(provider: string): ProviderError {
  return new ProviderError('invalid', {
    provider,
    message: 'The request is larger than the context of the model.',
    hint: 'Raise contextTokens, as far as the model and the memory allow.',
  })
}
