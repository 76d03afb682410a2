import { ProviderError } from '../../provider/port/provider-error.ts'

/** How far it had come: the model is got ready, a request is put to it, it has begun to answer. */
export type ChromeStage = 'creating' | 'asking' | 'answering'

/** What the browser threw, as our error: its name alone decides. */
export function failureOf(error: unknown, provider: string, stage: ChromeStage): ProviderError {
  if (error instanceof ProviderError) return error
  switch (nameOf(error)) {
    case 'NotAllowedError':
      return new ProviderError('offline', {
        provider,
        message: 'The browser did not begin to fetch its model.',
        hint: 'It does so only right after a click: call load() in a button’s handler. In a frame it needs allow="language-model".',
      })
    case 'NotSupportedError':
      return stage === 'creating' ? unavailable(provider) : unusable(provider)
    case 'QuotaExceededError':
      return new ProviderError('invalid', {
        provider,
        message: 'The request is larger than the context of the browser’s model.',
        hint: 'Shorten the bible, or take another provider for this story.',
      })
    case 'SyntaxError':
    case 'TypeError':
      return unusable(provider)
    case 'NetworkError':
      return new ProviderError('offline', {
        provider,
        message: 'The browser could not fetch its model.',
        hint: 'Check the network and the room on the disk, and load it again.',
      })
    // Its session is gone: the browser needed the memory.
    case 'AbortError':
    case 'InvalidStateError':
      return new ProviderError('cut', { provider })
    default:
      return new ProviderError(stage === 'answering' ? 'cut' : 'overloaded', { provider })
  }
}

/** Whether the browser kept its answer back: no failure, but a refusal. */
export function isRefusal(error: unknown): boolean {
  return nameOf(error) === 'NotReadableError'
}

/** The browser has no model, or none for this language or this device. */
export function unavailable(provider: string): ProviderError {
  return new ProviderError('offline', {
    provider,
    retryable: false,
    message: 'This browser has no model of its own here.',
    hint: 'It needs a current desktop Chrome or Edge, enough memory and disk, and a language that its model knows.',
  })
}

/** The browser says neither yes nor no. */
export function stuck(provider: string): ProviderError {
  return new ProviderError('timeout', {
    provider,
    retryable: false,
    message: 'The browser did not get its model ready in time.',
    hint: 'Load it again later. The story goes on with the author’s words.',
  })
}

/** The model was let go of. */
export function unloaded(provider: string): ProviderError {
  return new ProviderError('cut', {
    provider,
    retryable: false,
    message: 'The model was unloaded.',
    hint: 'Load it again.',
  })
}

function unusable(provider: string): ProviderError {
  return new ProviderError('invalid', { provider })
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : ''
}
