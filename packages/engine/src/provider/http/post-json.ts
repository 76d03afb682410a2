/** How {@link postJson} sends. */
export interface PostOptions {
  /** Ends the request and the reading of its answer. */
  readonly signal: AbortSignal
  /** Besides the content type and what is accepted. Default none. */
  readonly headers?: Readonly<Record<string, string>>
  /** Default the platform's. */
  readonly fetch?: typeof fetch | undefined
}

/**
 * Posts JSON, and accepts a stream of server-sent events. Nothing of the page's goes along, nothing is cached, and a
 * redirect fails: it would send the player's words elsewhere.
 *
 * @throws what `fetch` throws where there is no connection; the signal's reason once it is aborted
 * @example
 * const headers = { authorization: `Bearer ${await bearerKey(apiKey, 'gull')}` }
 * const response = await postJson('https://gull.example/v1/chat', { stream: true }, { signal, headers })
 */
export async function postJson(address: string, body: unknown, options: PostOptions): Promise<Response> {
  const { signal, headers = {} } = options
  const call = options.fetch ?? fetch
  return call(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(body),
    signal,
    redirect: 'error',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  })
}
