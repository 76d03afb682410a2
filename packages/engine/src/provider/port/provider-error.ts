import { LacunaError } from '../../story/lacuna-error.ts'

/**
 * What can go wrong with a provider.
 * - `auth`: the key is wrong, or may not do this
 * - `quota`: what may be spent is spent, at the vendor or in the game's own budget
 * - `rate`: asked too often
 * - `overloaded`: the vendor has too much to do, or is out of order
 * - `timeout`: too slow
 * - `cut`: the answer broke off
 * - `refused`: the vendor would not have it written
 * - `invalid`: the request was not understood (model, size, shape), or the answer could not be read
 * - `offline`: not to be reached
 * - `consent`: the player has not agreed to what is sent there
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type ProviderErrorKind = (typeof providerErrorKinds)[number]

/** Every {@link ProviderErrorKind}. */
export const providerErrorKinds = [
  'auth',
  'quota',
  'rate',
  'overloaded',
  'timeout',
  'cut',
  'refused',
  'invalid',
  'offline',
  'consent',
] as const

/** What is known about a failure besides its kind. */
export interface ProviderErrorOptions {
  /** Id of the provider, as it stands in the sentence. Default "the provider". */
  readonly provider?: string
  /** Whether the same request can do better later. Default: for `rate`, `overloaded`, `timeout`, `cut` and `offline`. */
  readonly retryable?: boolean
  /** Milliseconds to wait before that, where the vendor says. */
  readonly retryAfterMs?: number
  /** HTTP status, where there was one. */
  readonly status?: number
  /** A sentence instead of the usual one: your own words, never the vendor's. */
  readonly message?: string
  readonly hint?: string
}

const retryableKinds: readonly ProviderErrorKind[] = ['rate', 'overloaded', 'timeout', 'cut', 'offline']

/**
 * The failure of a provider, code `provider-failed`. It is made of our own words alone: what a vendor says may quote the
 * request, a header or a key, so that neither its message nor its error (as `cause`) is in it. May be shown, logged and saved.
 */
export class ProviderError extends LacunaError {
  readonly kind: ProviderErrorKind
  /** Whether the same request can do better later. */
  readonly retryable: boolean
  /** Milliseconds to wait before that, where the vendor said. */
  readonly retryAfterMs: number | undefined

  constructor(kind: ProviderErrorKind, options: ProviderErrorOptions = {}) {
    const { provider, status, retryAfterMs, retryable = retryableKinds.includes(kind) } = options
    const [message, hint] = sentences(provider)[kind]
    super('provider-failed', options.message ?? message, {
      hint: options.hint ?? hint,
      data: {
        kind,
        retryable,
        ...(provider === undefined ? {} : { provider }),
        ...(status === undefined ? {} : { status }),
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      },
    })
    this.kind = kind
    this.retryable = retryable
    this.retryAfterMs = retryAfterMs
  }
}

/**
 * The error that `toJSON` of one gave, as it comes from a server; `undefined` for anything else. Its sentence is said
 * anew: what came over a wire is not shown.
 *
 * @example
 * const error = readProviderError(await response.json())
 * if (error?.retryable) console.info(`Again in ${error.retryAfterMs ?? 1000} ms`)
 */
export function readProviderError(json: unknown): ProviderError | undefined {
  const data = recordOf(recordOf(json)?.data)
  const kind = providerErrorKinds.find(each => each === data?.kind)
  if (data === undefined || kind === undefined) return undefined
  const { provider, status, retryAfterMs, retryable } = data
  return new ProviderError(kind, {
    ...(typeof provider === 'string' && /^[\w.:@/-]{1,60}$/.test(provider) ? { provider } : {}),
    ...(typeof status === 'number' && Number.isInteger(status) ? { status } : {}),
    ...(typeof retryAfterMs === 'number' && retryAfterMs >= 0 ? { retryAfterMs } : {}),
    ...(typeof retryable === 'boolean' ? { retryable } : {}),
  })
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined
}

/** What is said for each kind, and what can be done. */
function sentences(name: string | undefined): Readonly<Record<ProviderErrorKind, readonly [string, string]>> {
  const provider = name ?? 'the provider'
  const subject = name === undefined ? 'The provider' : `The provider ${name}`
  const goOn = 'The story goes on with the author’s words.'
  return {
    auth: [`The key for ${provider} was not accepted.`, 'Check the key, and what it may be used for.'],
    quota: [`The budget for ${provider} is spent.`, `Raise the limit or the balance. ${goOn}`],
    rate: [`${subject} received too many requests in a short time.`, `Wait a little, or ask less often. ${goOn}`],
    overloaded: [`${subject} is overloaded, or out of order.`, `Wait a little. ${goOn}`],
    timeout: [`${subject} did not answer in time.`, `Take a faster model, or longer deadlines. ${goOn}`],
    cut: [`The answer of ${provider} broke off.`, `Ask again. ${goOn}`],
    refused: [`${subject} refused to answer.`, `This is a normal outcome. ${goOn}`],
    invalid: [
      `${subject} did not understand the request, or its answer could not be read.`,
      'Check the name of the model, the address, and whether the model takes requests of this size.',
    ],
    offline: [
      `No connection to ${provider}.`,
      'Check the network and the address; a local server has to be running, and to allow requests from this page.',
    ],
    consent: [
      `Nothing is sent to ${provider}: the player has not agreed to it.`,
      'Ask for consent first; what is sent, to whom and why has to be said.',
    ],
  }
}
