/** What a scripted server does instead of a good answer. */
export type Fault = (typeof faults)[number]

/** Every {@link Fault}, good answers first. */
export const faults = [
  'none',
  'split characters',
  'whole body',
  'status 400',
  'status 401',
  'status 402',
  'status 404',
  'status 413',
  'status 429',
  'status 500',
  'status 503',
  'status 529',
  'redirect',
  'page instead of an answer',
  'hang up before the headers',
  'never the headers',
  'slow first token',
  'stall mid-stream',
  'cut mid-stream',
  'cut mid-character',
  'error event',
  'broken event',
  'enormous event',
  'no stop',
  'stop without an end',
  'refusal',
  'max_tokens',
  'pause',
  'empty answer',
  'invalid JSON',
  'wrong schema',
  'a member missing',
  'a member twice',
  'an unknown member',
  'prompt echoed',
  '1 MB answer',
] as const

/** Faults at which the server waits until the other side goes away. */
export const waitingFaults: readonly Fault[] = [
  'never the headers',
  'slow first token',
  'stall mid-stream',
  '1 MB answer',
]

/** What a status says in the two wire formats: type of the error, headers. */
export const statuses: Readonly<
  Record<number, { readonly anthropic: string; readonly openai: string; readonly headers?: Record<string, string> }>
> = {
  400: { anthropic: 'invalid_request_error', openai: 'invalid_request_error' },
  401: { anthropic: 'authentication_error', openai: 'invalid_api_key' },
  402: { anthropic: 'billing_error', openai: 'insufficient_quota' },
  404: { anthropic: 'not_found_error', openai: 'model_not_found' },
  413: { anthropic: 'request_too_large', openai: 'request_too_large' },
  429: { anthropic: 'rate_limit_error', openai: 'rate_limit_exceeded', headers: { 'retry-after': '2' } },
  500: { anthropic: 'api_error', openai: 'server_error' },
  503: { anthropic: 'overloaded_error', openai: 'unavailable' },
  529: { anthropic: 'overloaded_error', openai: 'server_error' },
}
