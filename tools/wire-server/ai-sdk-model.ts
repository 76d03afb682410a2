/** What a model of the AI SDK is asked; the members that all versions of its specification have. */
interface Call {
  readonly prompt: readonly { readonly role: string; readonly content: string | readonly { readonly text: string }[] }[]
  readonly maxOutputTokens: number
  readonly responseFormat?: { readonly schema: unknown; readonly name: string }
  readonly abortSignal: AbortSignal
}

interface Chunk {
  readonly model?: string
  readonly choices?: readonly {
    readonly delta?: { readonly content?: string }
    readonly finish_reason?: string | null
  }[]
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number }
  readonly error?: unknown
}

/**
 * A small language model of the AI SDK's specification, in the version asked for, that speaks to the wire server. It
 * behaves as the published packages do: errors that hold request, response and headers, parse errors as parts, and a
 * `finish` even where the stream just ends.
 */
export function aiSdkModel(url: string, apiKey: string, specificationVersion: 'v2' | 'v3' | 'v4') {
  const usageOf = (usage: Chunk['usage']): unknown =>
    specificationVersion === 'v2'
      ? { inputTokens: usage?.prompt_tokens, outputTokens: usage?.completion_tokens, totalTokens: undefined }
      : {
          inputTokens: {
            total: usage?.prompt_tokens,
            noCache: usage?.prompt_tokens,
            cacheRead: 0,
            cacheWrite: undefined,
          },
          outputTokens: { total: usage?.completion_tokens, text: usage?.completion_tokens, reasoning: undefined },
        }
  const finishOf = (word: string | undefined): unknown => {
    const unified = word === 'content_filter' ? 'content-filter' : word === 'stop' || word === 'length' ? word : 'other'
    return specificationVersion === 'v2' ? (unified === 'other' ? 'unknown' : unified) : { unified, raw: word }
  }

  async function* parts(response: Response): AsyncGenerator<unknown> {
    let [finish, usage]: [string | undefined, Chunk['usage']] = [undefined, undefined]
    yield { type: 'stream-start', warnings: [] }
    for await (const data of eventData(response)) {
      if (data === '[DONE]') continue
      let chunk: Chunk
      try {
        chunk = JSON.parse(data)
      } catch (cause) {
        yield {
          type: 'error',
          error: Object.assign(new Error(`JSON parsing failed: ${data}`, { cause }), { name: 'AI_JSONParseError' }),
        }
        continue
      }
      if (chunk.error !== undefined) {
        yield { type: 'error', error: chunk.error }
        continue
      }
      if (chunk.model !== undefined) yield { type: 'response-metadata', id: 'x', modelId: chunk.model }
      const choice = chunk.choices?.[0]
      if (choice?.delta?.content) yield { type: 'text-delta', id: 'txt-0', delta: choice.delta.content }
      finish = choice?.finish_reason ?? finish
      usage = chunk.usage ?? usage
    }
    yield { type: 'finish', finishReason: finishOf(finish), usage: usageOf(usage) }
  }

  return {
    specificationVersion,
    provider: 'wire.chat',
    modelId: 'gull-7b',
    async doStream({ prompt, maxOutputTokens, responseFormat, abortSignal }: Call) {
      const body = {
        model: 'gull-7b',
        max_tokens: maxOutputTokens,
        messages: prompt.map(({ role, content }) => ({
          role,
          content: typeof content === 'string' ? content : content.map(({ text }) => text).join(''),
        })),
        stream: true,
        stream_options: { include_usage: true },
        ...(responseFormat === undefined
          ? {}
          : {
              response_format: {
                type: 'json_schema',
                json_schema: { name: responseFormat.name, strict: true, schema: responseFormat.schema },
              },
            }),
      }
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` }
      const response = await fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        signal: abortSignal,
        redirect: 'error',
      }).catch((cause: Error) => {
        if (abortSignal.aborted) throw cause
        throw Object.assign(new Error('Cannot connect to API', { cause }), { requestBodyValues: body, headers })
      })
      if (!response.ok) {
        const responseBody = await response.text()
        throw Object.assign(new Error(responseBody), {
          name: 'AI_APICallError',
          statusCode: response.status,
          responseHeaders: Object.fromEntries(response.headers),
          responseBody,
          data: JSON.parse(responseBody),
          requestBodyValues: body,
        })
      }
      return { stream: streamOf(parts(response)), request: { body } }
    },
  }
}

async function* eventData(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of response.body ?? []) {
    const events = (rest + decoder.decode(bytes as Uint8Array, { stream: true })).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) yield event.replace(/^data: /, '')
  }
}

function streamOf(parts: AsyncGenerator<unknown>): ReadableStream<unknown> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}
