import { afterAll, describe, expect, test } from 'vitest'
import { startWireServer, type WireServer } from '../../../../../tools/wire-server/wire-server.ts'
import { answerList } from '../../provider/answer/answer-list.ts'
import { isOnDevice } from '../../provider/http/is-on-device.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { sampleBible, sampleInvention, sampleRequest } from '../../testing/sample-request.ts'
import { testProvider } from '../../testing/test-provider.ts'
import { localServers, type OpenAiCompatibleOptions } from './options.ts'
import { openAiCompatibleProvider } from './provider.ts'

const apiKey = 'wire-key-secret'
const server = await startWireServer({ key: apiKey })
const plain = await startWireServer({ key: '', knowsSchemas: false })
afterAll(() => Promise.all([server.close(), plain.close()]))

function make(options: Partial<OpenAiCompatibleOptions> = {}, at: WireServer = server): NarrativeProvider {
  return openAiCompatibleProvider({ baseUrl: `${at.url}/v1`, model: 'gull-7b', apiKey, ...options })
}

async function hear(provider: NarrativeProvider, request: FillRequest): Promise<readonly FillEvent[]> {
  const events: FillEvent[] = []
  for await (const event of provider.fill(request, { seed: 1, signal: new AbortController().signal }))
    events.push(event)
  return events
}

describe('it is a provider like any other', () => {
  testProvider({
    test: (name, run) => test(name, run),
    make: () => {
      server.fail()
      return make()
    },
    secret: apiKey,
    failing: {
      'a wrong key': { kind: 'auth', make: () => make({ apiKey: 'another' }) },
      'a key that no header holds': { kind: 'auth', make: () => make({ apiKey: `${apiKey}\nx: y` }) },
      'nobody there': { kind: 'offline', make: () => make({ baseUrl: 'http://127.0.0.1:9/v1' }) },
      'an address that is none': { kind: 'offline', make: () => make({ baseUrl: apiKey }) },
      'an address of something else': { kind: 'invalid', make: () => make({ baseUrl: server.url }) },
    },
  })
})

describe('a server without structured output is one, too', () => {
  testProvider({ test: (name, run) => test(name, run), make: () => make({}, plain) })
})

test.each(['whole body', 'split characters', 'stop without an end'] as const)('%s is understood', async fault => {
  server.fail(fault)
  const events = await hear(make(), sampleRequest())
  const text = events.map(event => (event.type === 'delta' ? event.text : '')).join('')
  expect(Object.keys(JSON.parse(text))).toEqual(['lock.water', 'lock.greet', 'lock.leave'])
  expect(events.at(-1)).toMatchObject({ type: 'done', reason: 'complete', model: 'gull-7b' })
})

describe('what is sent', () => {
  test('the stable part first, the schema, and no more tokens than the words need', async () => {
    server.fail()
    const request = sampleRequest()
    await hear(make({ moreTokens: 100 }), request)
    const { body, refused } = server.requests.at(-1)!
    expect(refused).toBeUndefined()
    expect(body.messages?.[0]).toEqual({ role: 'system', content: request.instructions.stable })
    expect(body.response_format?.json_schema?.schema).toEqual(request.schema)
    expect(body.max_tokens).toBeLessThan(1000)
    await hear(make({ tokenLimit: 'max_completion_tokens' }), request)
    expect(server.requests.at(-1)?.body.max_completion_tokens).toBe((body.max_tokens ?? 0) - 100)
  })

  test('a server that knows no schema is asked once with it, then in words', async () => {
    const provider = make({}, plain)
    const before = plain.requests.length
    await hear(provider, sampleRequest())
    await hear(provider, sampleInvention())
    const asked = plain.requests.slice(before)
    expect(asked.map(({ body }) => body.response_format !== undefined)).toEqual([true, false, false])
    expect(asked.map(({ refused }) => refused !== undefined)).toEqual([true, false, false])
    expect(provider.capabilities.jsonSchema).toBe('hint')
  })

  test('where the schema must hold, a refusal of it is a failure', async () => {
    await expect(hear(make({ jsonSchema: 'strict' }, plain), sampleRequest())).rejects.toMatchObject({
      kind: 'invalid',
    })
  })

  test('any other complaint is not answered by asking again', async () => {
    const before = server.requests.length
    server.fail('status 400', 'none')
    await expect(hear(make(), sampleRequest())).rejects.toMatchObject({ kind: 'invalid' })
    expect(server.requests.length).toBe(before + 1)
  })
})

describe('a server elsewhere', () => {
  /** The address of somebody else, who is this machine. */
  const elsewhere = (options: Partial<OpenAiCompatibleOptions> = {}, at: WireServer = server): NarrativeProvider =>
    make({
      baseUrl: 'https://models.example.com/v1',
      fetch: (url, init) => fetch(String(url).replace('https://models.example.com', at.url), init),
      ...options,
    })
  const bible = { ...sampleBible, samples: ['The barge came up at six.'] }

  testProvider({
    test: (name, run) => test(name, run),
    make: () => {
      server.fail()
      return elsewhere()
    },
    secret: apiKey,
  })

  test('is asked in one form for all answers, and told the author’s samples', async () => {
    server.fail()
    const request = sampleRequest({ story: { bible } })
    await hear(elsewhere(), request)
    const { body, refused } = server.requests.at(-1)!
    expect(refused).toBeUndefined()
    expect(body.response_format?.json_schema?.schema).toEqual(answerList)
    expect(body.messages?.[0]?.content).toContain('The barge came up at six.')
    await hear(elsewhere({ samples: false }), request)
    expect(server.requests.at(-1)?.body.messages?.[0]?.content).toBe(request.instructions.stable)
    expect(elsewhere({ jsonSchema: 'strict' }).capabilities.jsonSchema).toBe('hint')
  })

  test('without structured output has the slots as members', async () => {
    const events = await hear(elsewhere({}, plain), sampleRequest())
    const text = events.map(event => (event.type === 'delta' ? event.text : '')).join('')
    expect(Object.keys(JSON.parse(text))).toEqual(['lock.water', 'lock.greet', 'lock.leave'])
  })

  test('one on the machine is told no samples, but where that is wanted', async () => {
    server.fail()
    const request = sampleRequest({ story: { bible } })
    await hear(make(), request)
    expect(server.requests.at(-1)?.body.messages?.[0]?.content).toBe(request.instructions.stable)
    await hear(make({ samples: true }), request)
    expect(server.requests.at(-1)?.body.messages?.[0]?.content).toContain('The barge came up at six.')
  })
})

describe('whether it stays on the device', () => {
  test.each([
    ['http://127.0.0.1:11434/v1', true],
    ['http://localhost:8080/v1', true],
    ['http://[::1]:8080/v1', true],
    ['https://api.example.com/v1', false],
    ['http://192.168.0.4:8000/v1', false],
    ['http://127.0.0.1.example.com/v1', false],
    ['http://localhost@example.com/v1', false],
    ['file:///127.0.0.1', false],
    ['nowhere', false],
  ])('%s: %s', (address, local) => {
    expect(isOnDevice(address)).toBe(local)
    expect(make({ baseUrl: address }).capabilities.local).toBe(local)
  })

  test.each(Object.entries(localServers))('%s does', (_, preset) => {
    expect(openAiCompatibleProvider({ ...preset, model: 'x' }).capabilities.local).toBe(true)
  })
})
