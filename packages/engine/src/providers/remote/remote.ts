import { withoutUnseenCharacters } from '../../base/unseen-characters.ts'
import { cappedText } from '../../provider/http/capped-text.ts'
import { serverEvents } from '../../provider/http/server-events.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { ProviderError, readProviderError } from '../../provider/port/provider-error.ts'
import type { Input } from '../../story/input.ts'
import { KeptReceipts } from './kept-receipts.ts'
import { remoteFailure } from './remote-failure.ts'
import { type FillBody, type RemoteEvent, remoteFormat, type SessionAnswer, type SessionBody } from './remote-wire.ts'

/** Where a game's server is. */
export interface RemoteOptions {
  /** Address of the handler, without `/fill`: `https://game.example/lacuna`; a path of the page's own server is enough. */
  readonly url: string
  /**
   * How many requests are answered at once. Default 5: one below the connections that a browser has to a server without
   * HTTP/2. A server with it answers more, up to the `sessionAnswers` of its limits.
   */
  readonly atOnce?: number
  /** Default the platform's. */
  readonly fetch?: typeof fetch
}

const id = 'remote'

/**
 * Asks the game's own server (`@lacuna/server`), which keeps the key. No request text is sent: the server has the story,
 * and is sent the path that was taken through it, with every choice, and with the words that the player typed where the
 * request reads them. It leaves the device, so it needs the player's consent.
 *
 * It gets a token of its own when it is first asked, and a new one when that has run out.
 *
 * @throws ProviderError in the iteration: `auth`, `quota`, `rate`, `overloaded`, `timeout`, `cut`, `refused`, `invalid`,
 * `offline`.
 * @example remote({ url: '/lacuna' })
 */
export function remote(options: RemoteOptions): NarrativeProvider {
  const ask = options.fetch ?? ((input, init) => fetch(input, init))
  const { atOnce = 5 } = options
  const base = options.url.replace(/\/+$/, '')
  const tokens = new Map<string, Promise<string>>()
  const receipts = new KeptReceipts()

  const post = async (path: string, body: unknown, token: string | undefined, signal?: AbortSignal) => {
    try {
      return await ask(`${base}/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
        // Nothing of the page's goes along, and a redirect would send the player's words elsewhere.
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        ...(signal === undefined ? {} : { signal }),
      })
    } catch {
      throw new ProviderError('offline', { provider: id })
    }
  }

  const newToken = async (body: SessionBody, earlier: string | undefined): Promise<string> => {
    const response = await post('session', body, earlier)
    if (!response.ok) throw await failureOf(response)
    const answer = parsed(await cappedText(response)) as Partial<SessionAnswer> | undefined
    if (typeof answer?.token !== 'string') throw new ProviderError('invalid', { provider: id })
    return answer.token
  }

  /** One token for all that ask at the same time. `spent` is the one that was refused. */
  const tokenFor = async (body: SessionBody, spent?: string): Promise<string> => {
    const name = `${body.story}/${body.digest}`
    const known = tokens.get(name)
    if (known !== undefined && (spent === undefined || (await known) !== spent)) return known
    const coming = newToken(body, spent)
    tokens.set(name, coming)
    coming.catch(() => {
      if (tokens.get(name) === coming) tokens.delete(name)
    })
    return coming
  }

  return {
    id,
    capabilities: { streaming: true, jsonSchema: 'strict', local: false, path: true, shared: true, atOnce },
    async *fill(request: FillRequest, fillOptions: FillOptions): AsyncGenerator<FillEvent> {
      const { signal } = fillOptions
      signal.throwIfAborted()
      const body = bodyOf(request, fillOptions, receipts)
      fillOptions.sending?.(withPath(request, body))
      const session: SessionBody = { format: remoteFormat, story: body.story, digest: body.digest }
      try {
        let token = await tokenFor(session)
        // Consent may have been taken back meanwhile, and not everything that fetches looks at its signal.
        signal.throwIfAborted()
        let response = await post('fill', body, token, signal)
        if (response.status === 401) {
          await response.body?.cancel()
          token = await tokenFor(session, token)
          signal.throwIfAborted()
          response = await post('fill', body, token, signal)
        }
        if (!response.ok || response.body === null) throw await failureOf(response)
        yield* eventsOf(response.body, fillOptions, receipts)
      } catch (error) {
        signal.throwIfAborted()
        throw error instanceof ProviderError ? error : new ProviderError('cut', { provider: id })
      }
    },
  }
}

function bodyOf(request: FillRequest, { place, seed, variant = 0 }: FillOptions, receipts: KeptReceipts): FillBody {
  if (place === undefined) {
    throw new ProviderError('invalid', {
      provider: id,
      message: 'A server that has the story itself has to know where in it a request was made.',
      hint: 'Give the provider to a session; wrappers have to pass on the options that they get.',
    })
  }
  const { story, slots, history } = place
  const shown = receipts.in(history)
  const again = request.repair?.map(repair => repair.key)
  return {
    format: remoteFormat,
    story: story.id,
    digest: story.digest,
    language: request.language,
    seed: place.seed,
    steps: place.steps().map(step => withoutUnread(step, request)),
    slots,
    ...(history.length === 0 ? {} : { history }),
    ...(shown.length === 0 ? {} : { shown }),
    variant,
    draw: seed,
    ...(again === undefined ? {} : { again }),
  }
}

/** Steps that are shown of a path: those before them were shown with the requests before. */
const shownSteps = 20

/** What the server comes to know: the request, which it makes itself, and the path that it is sent for it. */
function withPath(request: FillRequest, { story, seed, steps }: FillBody): FillRequest {
  const path = { story, seed, stepsBefore: Math.max(0, steps.length - shownSteps), steps: steps.slice(-shownSteps) }
  const part = {
    label: 'the path through the story',
    text: JSON.stringify(path, undefined, 1),
    trust: 'engine',
  } as const
  return { ...request, context: [...request.context, part] }
}

/** A step without what the player typed, where this request does not read it: the story takes the same path without. */
function withoutUnread(step: Input, { context }: FillRequest): Input {
  if (step.type !== 'answer') return step
  const said = JSON.stringify(withoutUnseenCharacters(step.text).slice(0, 20)).slice(0, -1)
  return context.some(part => part.trust === 'player' && part.text.includes(said)) ? step : { ...step, text: '' }
}

async function* eventsOf(
  body: ReadableStream<Uint8Array>,
  { answering }: FillOptions,
  kept: KeptReceipts,
): AsyncGenerator<FillEvent> {
  for await (const data of serverEvents(body)) {
    const event = parsed(data) as RemoteEvent | undefined
    switch (event?.type) {
      case 'answering':
        answering?.({
          id: String(event.id),
          ...(event.model === undefined ? {} : { model: String(event.model) }),
          ...(event.rules === true ? { rules: true } : {}),
          ...(event.recorded === undefined ? {} : { recorded: event.recorded }),
        })
        break
      case 'delta':
        if (typeof event.text === 'string') yield { type: 'delta', text: event.text }
        break
      case 'done': {
        const { receipts, ...done } = event
        kept.keep(receipts)
        yield done
        return
      }
      case 'failed':
        throw readProviderError(event.error) ?? new ProviderError('overloaded', { provider: id })
      default:
        throw new ProviderError('invalid', { provider: id })
    }
  }
  throw new ProviderError('cut', { provider: id })
}

async function failureOf(response: Response): Promise<ProviderError> {
  const answer = parsed(await cappedText(response)) as { readonly error?: { readonly code?: unknown } } | undefined
  const code = typeof answer?.error?.code === 'string' ? answer.error.code : ''
  return remoteFailure(id, response.status, code, response.headers)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
