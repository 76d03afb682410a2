import { afterAll, describe, expect, test } from 'vitest'
import { startWireServer } from '../../../../../tools/wire-server/wire-server.ts'
import { answerList } from '../../provider/answer/answer-list.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { sampleBible, sampleRequest } from '../../testing/sample-request.ts'
import { testProvider } from '../../testing/test-provider.ts'
import type { AnthropicOptions } from './options.ts'
import { anthropicProvider } from './provider.ts'

const apiKey = 'wire-key-secret'
const server = await startWireServer({ key: apiKey })
afterAll(() => server.close())

function make(options: Partial<AnthropicOptions> = {}): NarrativeProvider {
  return anthropicProvider({ apiKey, baseUrl: server.url, ...options })
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
      'no key': { kind: 'auth', make: () => make({ apiKey: '' }) },
      'a key that no header holds': { kind: 'auth', make: () => make({ apiKey: `${apiKey}\nx: y` }) },
      'a key that can’t be had': {
        kind: 'auth',
        make: () =>
          make({
            apiKey: () => {
              throw new Error(apiKey)
            },
          }),
      },
      'nobody there': { kind: 'offline', make: () => make({ baseUrl: 'http://127.0.0.1:9' }) },
      'a model that is not there': {
        kind: 'invalid',
        make: () => {
          server.fail('status 404')
          return make()
        },
      },
    },
  })
})

describe('what is sent', () => {
  const sent = async (request: FillRequest, options?: Partial<AnthropicOptions>) => {
    server.fail()
    await hear(make(options), request)
    const { body, refused } = server.requests.at(-1)!
    expect(refused).toBeUndefined()
    return body
  }

  test('asks the fastest model, without thinking, bound to one form for all answers', async () => {
    expect(await sent(sampleRequest())).toMatchObject({
      model: 'claude-haiku-5-5',
      thinking: { type: 'disabled' },
      output_config: { format: { type: 'json_schema', schema: answerList } },
      stream: true,
    })
  })

  test('has room for the words that are asked for, and not much more', async () => {
    const request = sampleRequest()
    const { max_tokens } = await sent(request)
    expect(max_tokens).toBeGreaterThan(request.limits.words * 2)
    expect(max_tokens).toBeLessThan(1000)
    expect((await sent(request, { moreTokens: 500 })).max_tokens).toBe(max_tokens! + 500)
  })

  test('the stable part comes first and is cached from the second request on', async () => {
    const bible = { ...sampleBible, style: `${sampleBible.style} ${'Look twice, say it once. '.repeat(120)}` }
    const requests = ['walk', 'run'].map(id => sampleRequest({ story: { bible }, choice: { id, text: `They ${id}.` } }))
    const done = []
    for (const request of requests) {
      done.push((await hear(make(), request)).at(-1))
      expect(server.requests.at(-1)?.body.system).toEqual([
        { type: 'text', text: request.instructions.stable, cache_control: { type: 'ephemeral' } },
      ])
    }
    const [first, second] = done.map(event => (event?.type === 'done' ? event.usage : undefined))
    expect(first?.cacheWrittenTokens).toBeGreaterThan(512)
    expect(first?.cachedTokens).toBeUndefined()
    expect(second?.cachedTokens).toBe(first?.cacheWrittenTokens)
    expect(second?.cacheWrittenTokens).toBeUndefined()
    expect(second?.inputTokens).toBeGreaterThan(second?.cachedTokens ?? 0)
    expect(second?.outputTokens).toBeGreaterThan(0)
  })

  test('a request for other slots reads it from the cache, too, the form of the answer with it', async () => {
    const bible = { ...sampleBible, style: `Once more. ${'Look twice, say it once. '.repeat(120)}` }
    server.fail()
    await hear(make(), sampleRequest({ story: { bible } }))
    const done = (await hear(make(), sampleRequest({ story: { bible }, waiting: [0] }))).at(-1)
    expect((done?.type === 'done' && done.usage?.cachedTokens) || 0).toBeGreaterThan(512)
    const [one, other] = server.requests.slice(-2)
    expect(other?.body.output_config).toEqual(one?.body.output_config)
  })

  test('the author’s samples stand at the end of what is cached', async () => {
    const bible = { ...sampleBible, samples: ['The barge came up at six.', 'MARTA: Mind the rope.'] }
    const [system] = (await sent(sampleRequest({ story: { bible } }))).system as readonly { readonly text: string }[]
    expect(system?.text).toMatch(/\n\nThe barge came up at six\.\n\nMARTA: Mind the rope\.$/)
  })
})

test.each([
  ['refusal', 'refused'],
  ['max_tokens', 'length'],
  ['pause', 'length'],
  ['none', 'complete'],
] as const)('%s ends the answer as %s, with what it cost', async (fault, reason) => {
  server.fail(fault)
  const last = (await hear(make(), sampleRequest())).at(-1)
  expect(last).toMatchObject({ type: 'done', reason, model: 'claude-haiku-5-5' })
  expect(last?.type === 'done' && last.usage?.inputTokens).toBeGreaterThan(0)
})
