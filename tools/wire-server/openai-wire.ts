import { strictSchema } from './check-schema.ts'
import { among, filledText, first, list, object, truth, whole } from './shape.ts'
import type { Ending, Wire, WireRequest } from './wire.ts'

const message = object({ role: among('system', 'user', 'assistant'), content: filledText })

/** What the local servers share with each other; no sampling parameter, though they would take some. */
const body = object(
  { model: filledText, messages: list(message) },
  {
    max_tokens: whole(1, 64_000),
    max_completion_tokens: whole(1, 64_000),
    stream: truth,
    stream_options: object({ include_usage: truth }),
    response_format: object({
      type: among('json_schema'),
      json_schema: object({ name: filledText, schema: strictSchema }, { strict: truth }),
    }),
  },
)

/** `POST /v1/chat/completions`, as OpenAI-compatible servers have it. */
export const openAiWire: Wire = {
  path: '/v1/chat/completions',
  refuses(request, key, knowsSchemas) {
    const { headers } = request
    if (key !== '' && headers.authorization !== `Bearer ${key}`)
      return { status: 401, type: 'invalid_api_key', message: 'Incorrect API key provided' }
    if (!knowsSchemas && request.body.response_format !== undefined)
      return { status: 400, type: 'invalid_request_error', message: "'response_format' is not supported by this model" }
    const wrong = first([
      headers['content-type']?.startsWith('application/json') ? undefined : 'content-type: must be application/json',
      body(request.body, 'body'),
      roles(request.body),
    ])
    return wrong === undefined ? undefined : { status: 400, type: 'invalid_request_error', message: wrong }
  },
  schema: ({ body }) => body.response_format?.json_schema?.schema,
  prompt: ({ body }) => JSON.stringify(body.messages),
  error: (type, message) => ({ error: { message, type, param: null, code: type } }),
  frame: event => `data: ${event === '[DONE]' ? event : JSON.stringify(event)}\n\n`,
  begin: request => [chunk(request, { role: 'assistant', content: '' })],
  delta: (piece, request) => chunk(request, { content: piece }),
  stop: (ending, tokens, request) => [
    chunk(request, {}, finishReasons[ending]),
    { ...chunk(request, {}), choices: [], usage: usage(request, tokens) },
  ],
  end: () => ['[DONE]'],
  whole: (request, said, ending, tokens) => ({
    id: 'chatcmpl-wire',
    object: 'chat.completion',
    created: 1,
    model: request.body.model,
    choices: [{ index: 0, message: { role: 'assistant', content: said }, finish_reason: finishReasons[ending] }],
    usage: usage(request, tokens),
  }),
}

const finishReasons: Readonly<Record<Ending, string>> = {
  complete: 'stop',
  length: 'length',
  refused: 'content_filter',
  paused: 'length',
}

function chunk(request: WireRequest, delta: unknown, finish: string | null = null): Record<string, unknown> {
  return {
    id: 'chatcmpl-wire',
    object: 'chat.completion.chunk',
    created: 1,
    model: request.body.model,
    choices: [{ index: 0, delta, finish_reason: finish }],
  }
}

function usage({ body }: WireRequest, tokens: number): Record<string, unknown> {
  const prompt = Math.ceil(JSON.stringify(body.messages).length / 4)
  return { prompt_tokens: prompt, completion_tokens: tokens, total_tokens: prompt + tokens }
}

function roles(body: WireRequest['body']): string | undefined {
  const said = Array.isArray(body.messages) ? body.messages.map(each => each?.role) : []
  if (said.slice(1).includes('system')) return 'messages: a system message comes first'
  return said.at(-1) === 'user' ? undefined : 'messages: the last message must be of the user'
}
