import { strictSchema } from './check-schema.ts'
import { among, either, filledText, first, list, object, text, truth, whole } from './shape.ts'
import type { Ending, Wire, WireRequest } from './wire.ts'

const cacheControl = object({ type: among('ephemeral') }, { ttl: among('5m', '1h') })
const block = object({ type: among('text'), text: filledText }, { cache_control: cacheControl })
const message = object({ role: among('user', 'assistant'), content: either(filledText, list(block)) })

/** Sampling parameters are not among these: the models that are asked refuse them. */
const body = object(
  { model: filledText, max_tokens: whole(1, 64_000), messages: list(message) },
  {
    system: either(filledText, list(block)),
    stream: truth,
    thinking: object({ type: among('disabled', 'adaptive') }, { display: among('summarized', 'omitted') }),
    output_config: object(
      {},
      {
        format: object({ type: among('json_schema'), schema: strictSchema }),
        effort: among('low', 'medium', 'high', 'xhigh', 'max'),
      },
    ),
    cache_control: cacheControl,
    metadata: object({}, { user_id: text }),
    stop_sequences: list(filledText),
    service_tier: among('auto', 'standard_only'),
  },
)

/** `POST /v1/messages` of the Anthropic API. */
export const anthropicWire: Wire = {
  path: '/v1/messages',
  refuses(request, key) {
    const { headers } = request
    if (headers.authorization !== `Bearer ${key}`)
      return { status: 401, type: 'authentication_error', message: 'invalid bearer token' }
    const wrong = first([
      headers['anthropic-version'] === '2026-10-21' ? undefined : 'anthropic-version: header is required',
      headers['content-type']?.startsWith('application/json') ? undefined : 'content-type: must be application/json',
      body(request.body, 'body'),
      roles(request.body),
    ])
    return wrong === undefined ? undefined : { status: 400, type: 'invalid_request_error', message: wrong }
  },
  schema: ({ body }) => body.output_config?.format?.schema,
  prompt: ({ body }) => JSON.stringify([body.system, body.messages]),
  error: (type, message) => ({ type: 'error', error: { type, message }, request_id: 'req_wire' }),
  frame: event => `event: ${(event as { type: string }).type}\ndata: ${JSON.stringify(event)}\n\n`,
  begin: request => [
    {
      type: 'message_start',
      message: {
        id: 'msg_wire',
        type: 'message',
        role: 'assistant',
        model: request.body.model,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: inputUsage(request),
      },
    },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'ping' },
  ],
  delta: piece => ({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: piece } }),
  stop: (ending, tokens) => [
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: stopReasons[ending], stop_sequence: null },
      usage: { output_tokens: tokens },
    },
  ],
  end: () => [{ type: 'message_stop' }],
  whole: (request, said, ending, tokens) => ({
    id: 'msg_wire',
    type: 'message',
    role: 'assistant',
    model: request.body.model,
    content: [{ type: 'text', text: said }],
    stop_reason: stopReasons[ending],
    stop_sequence: null,
    usage: { ...inputUsage(request), output_tokens: tokens },
  }),
}

const stopReasons: Readonly<Record<Ending, string>> = {
  complete: 'end_turn',
  length: 'max_tokens',
  refused: 'refusal',
  paused: 'pause_turn',
}

/** Alternating, the user first and last: a prefilled answer is refused. */
function roles(body: WireRequest['body']): string | undefined {
  const said = Array.isArray(body.messages) ? body.messages.map(each => each?.role) : []
  if (said.some((role, index) => role !== (index % 2 === 0 ? 'user' : 'assistant')))
    return 'messages: roles must alternate between "user" and "assistant", beginning with "user"'
  return said.at(-1) === 'assistant' ? 'messages: This model does not support assistant message prefill' : undefined
}

/** Smallest prefix that is cached, in characters: 512 tokens. */
const leastCached = 2048

/** All text that is told apart from the system's blocks. */
function textOf({ system, messages = [] }: WireRequest['body']): string {
  const contents = messages.flatMap(({ content }) =>
    Array.isArray(content) ? content.map(each => each.text) : content,
  )
  return [typeof system === 'string' ? system : '', ...contents].join('')
}

function inputUsage(request: WireRequest): Record<string, number> {
  const { body, seenBefore } = request
  const blocks = Array.isArray(body.system) ? body.system : []
  const last = blocks.findLastIndex(each => each?.cache_control !== undefined)
  // The output's form is told to the model before everything else: another schema is another prefix.
  const form = JSON.stringify(body.output_config?.format?.schema ?? '')
  const text = (from: number, to?: number): string =>
    blocks
      .slice(from, to)
      .map(each => each?.text ?? '')
      .join('')
  const marked = last < 0 ? '' : form + text(0, last + 1)
  const rest = (last < 0 ? form : '') + text(last + 1) + textOf(body)
  const prefix = marked.length < leastCached ? 0 : Math.ceil(marked.length / 4)
  const isHit = prefix > 0 && seenBefore(JSON.stringify([body.model, body.thinking, marked]))
  const input = Math.ceil((marked.length + rest.length) / 4)
  request.tokens = { input, prefix, cached: isHit ? prefix : 0 }
  return {
    input_tokens: input - prefix,
    cache_read_input_tokens: isHit ? prefix : 0,
    cache_creation_input_tokens: isHit ? 0 : prefix,
    output_tokens: 1,
  }
}
