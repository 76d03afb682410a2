import { afterAll, describe, expect, test } from 'vitest'
import { startWireServer } from './wire-server.ts'

const server = await startWireServer({ key: 'key-1' })
const keyless = await startWireServer({ key: '', knowsSchemas: false })
afterAll(() => Promise.all([server.close(), keyless.close()]))

const schema = {
  type: 'object',
  properties: { 'quay.greet': { type: 'string' }, mood: { type: 'string', enum: ['dark'] } },
  required: ['quay.greet', 'mood'],
  additionalProperties: false,
}
const anthropic = {
  model: 'claude-haiku-5-5',
  max_tokens: 100,
  thinking: { type: 'disabled' },
  system: [{ type: 'text', text: 'Write.', cache_control: { type: 'ephemeral' } }],
  messages: [{ role: 'user', content: 'Now.' }],
  output_config: { format: { type: 'json_schema', schema } },
  stream: true,
}
const openAi = {
  model: 'gull-7b',
  max_tokens: 100,
  messages: [
    { role: 'system', content: 'Write.' },
    { role: 'user', content: 'Now.' },
  ],
  response_format: { type: 'json_schema', json_schema: { name: 'fills', strict: true, schema } },
  stream: true,
  stream_options: { include_usage: true },
}

async function post(path: string, body: unknown, headers: Record<string, string | undefined> = {}, at = server.url) {
  const all = {
    'content-type': 'application/json',
    authorization: 'Bearer key-1',
    'anthropic-version': '2026-10-21',
    ...headers,
  }
  const sent = Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  const response = await fetch(at + path, { method: 'POST', headers: sent, body: JSON.stringify(body) })
  return { status: response.status, text: await response.text() }
}

const messages = '/v1/messages'
const completions = '/v1/chat/completions'

describe('what the real APIs let in comes in', () => {
  test.each([
    [messages, anthropic, 'message_stop'],
    [messages, { ...anthropic, stream: false, output_config: undefined }, 'end_turn'],
    [completions, openAi, '[DONE]'],
    [completions, { ...openAi, stream: false, stream_options: undefined }, 'chat.completion'],
  ])('%s', async (path, body, holds) => {
    const { status, text } = await post(path, body)
    expect(status).toBe(200)
    expect(text).toContain(holds)
  })
})

describe('what they refuse is refused', () => {
  const strictly = (change: object) => ({ format: { type: 'json_schema', schema: { ...schema, ...change } } })
  const more = (change: object) => ({ ...anthropic, ...change })

  test.each<[string, string, unknown, Record<string, string | undefined>, number]>([
    ['an unknown member', messages, more({ prompt: 'x' }), {}, 400],
    ['temperature', messages, more({ temperature: 1 }), {}, 400],
    ['top_p', messages, more({ top_p: 0.9 }), {}, 400],
    ['top_k', messages, more({ top_k: 9 }), {}, 400],
    ['no model', messages, more({ model: undefined }), {}, 400],
    ['no limit', messages, more({ max_tokens: undefined }), {}, 400],
    ['a limit of nothing', messages, more({ max_tokens: 0 }), {}, 400],
    ['no message', messages, more({ messages: [] }), {}, 400],
    ['an empty text', messages, more({ messages: [{ role: 'user', content: '' }] }), {}, 400],
    ['a role of the system', messages, more({ messages: [{ role: 'system', content: 'x' }] }), {}, 400],
    ['the assistant first', messages, more({ messages: [{ role: 'assistant', content: 'x' }] }), {}, 400],
    [
      'a prefilled answer',
      messages,
      more({ messages: [...anthropic.messages, { role: 'assistant', content: '{' }] }),
      {},
      400,
    ],
    [
      'a wrong mark for the cache',
      messages,
      more({ system: [{ type: 'text', text: 'x', cache_control: true }] }),
      {},
      400,
    ],
    ['an unknown way to think', messages, more({ thinking: { type: 'off' } }), {}, 400],
    [
      'a schema that lets members in',
      messages,
      more({ output_config: strictly({ additionalProperties: true }) }),
      {},
      400,
    ],
    ['a schema that leaves members out', messages, more({ output_config: strictly({ required: [] }) }), {}, 400],
    [
      'a schema with lengths',
      messages,
      more({ output_config: strictly({ properties: { a: { type: 'string', maxLength: 4 } }, required: ['a'] }) }),
      {},
      400,
    ],
    [
      'a member’s name with a space',
      messages,
      more({ output_config: strictly({ properties: { 'a b': { type: 'string' } }, required: ['a b'] }) }),
      {},
      400,
    ],
    ['no version', messages, anthropic, { 'anthropic-version': undefined }, 400],
    ['an old version', messages, anthropic, { 'anthropic-version': '2023-06-01' }, 400],
    ['another key', messages, anthropic, { authorization: 'Bearer key-2' }, 401],
    ['no key', messages, anthropic, { authorization: undefined }, 401],
    ['an unknown member', completions, { ...openAi, prompt: 'x' }, {}, 400],
    ['temperature', completions, { ...openAi, temperature: 1 }, {}, 400],
    ['a late word of the system', completions, { ...openAi, messages: openAi.messages.toReversed() }, {}, 400],
    ['another key', completions, openAi, { authorization: 'Bearer key-2' }, 401],
    ['another address', '/v1/complete', openAi, {}, 404],
  ])('%s at %s', async (_, path, body, headers, status) => {
    server.fail()
    expect((await post(path, body, headers)).status).toBe(status)
    if (status !== 404) expect(server.requests.at(-1)?.refused).toBeTypeOf('string')
  })

  test('a server without schemas says so, and wants no key', async () => {
    const { status, text } = await post(completions, openAi, { authorization: undefined }, keyless.url)
    expect(status).toBe(400)
    expect(text).toContain('response_format')
    const plain = { ...openAi, response_format: undefined }
    expect((await post(completions, plain, { authorization: undefined }, keyless.url)).status).toBe(200)
  })
})

test('faults come in their order, and the last one stays', async () => {
  server.fail('status 529', 'status 500', 'none')
  const seen = []
  for (let call = 0; call < 4; call++) seen.push((await post(messages, anthropic)).status)
  expect(seen).toEqual([529, 500, 200, 200])
})

test('it sees that somebody goes away', async () => {
  server.fail('stall mid-stream')
  const abort = new AbortController()
  const response = await fetch(server.url + messages, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: 'Bearer key-1',
      'anthropic-version': '2026-10-21',
    },
    body: JSON.stringify(anthropic),
    signal: abort.signal,
  })
  expect(response.status).toBe(200)
  expect(server.requests.at(-1)?.outcome).toBe('open')
  abort.abort()
  await server.idle()
  expect(server.requests.at(-1)?.outcome).toBe('left')
})
