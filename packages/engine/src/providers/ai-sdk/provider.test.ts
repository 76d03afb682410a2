import { afterAll, describe, expect, test } from 'vitest'
import { aiSdkModel } from '../../../../../tools/wire-server/ai-sdk-model.ts'
import { startWireServer } from '../../../../../tools/wire-server/wire-server.ts'
import { answerList } from '../../provider/answer/answer-list.ts'
import type { FillEvent, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import type { ProviderErrorKind } from '../../provider/port/provider-error.ts'
import { sampleRequest } from '../../testing/sample-request.ts'
import { testProvider } from '../../testing/test-provider.ts'
import { failureOf } from './failure-of.ts'
import type { AiSdkCall, AiSdkModel } from './options.ts'
import { aiSdkProvider } from './provider.ts'

const apiKey = 'wire-key-secret'
const server = await startWireServer({ key: apiKey })
afterAll(() => server.close())

async function hear(provider: NarrativeProvider): Promise<readonly FillEvent[]> {
  const events: FillEvent[] = []
  for await (const event of provider.fill(sampleRequest(), { seed: 1, signal: new AbortController().signal }))
    events.push(event)
  return events
}

describe.each(['v2', 'v3', 'v4'] as const)('a model of version %s is a provider like any other', version => {
  const make = (key = apiKey, url = server.url) => aiSdkProvider(aiSdkModel(url, key, version))

  testProvider({
    test: (name, run) => test(name, run),
    make: () => {
      server.fail()
      return make()
    },
    secret: apiKey,
    failing: {
      'a wrong key': { kind: 'auth', make: () => make('another') },
      'nobody there': { kind: 'offline', make: () => make(apiKey, 'http://127.0.0.1:9') },
      'too much': {
        kind: 'rate',
        make: () => {
          server.fail('status 429')
          return make()
        },
      },
    },
  })

  test('it says which model answered, and what it cost', async () => {
    server.fail()
    const done = (await hear(make())).at(-1)
    expect(done).toMatchObject({ type: 'done', reason: 'complete', model: 'gull-7b' })
    expect(done?.type === 'done' && done.usage?.inputTokens).toBeGreaterThan(0)
    expect(make()).toMatchObject({ id: 'ai-sdk', model: 'wire.chat/gull-7b' })
  })

  test.each([
    ['refusal', 'refused'],
    ['max_tokens', 'length'],
  ] as const)('%s ends the answer as %s', async (fault, reason) => {
    server.fail(fault)
    expect((await hear(make())).at(-1)).toMatchObject({ reason })
  })

  test('the wait that a vendor asks for is known', async () => {
    server.fail('status 429')
    await expect(hear(make())).rejects.toMatchObject({ kind: 'rate', retryAfterMs: 2000 })
  })
})

describe('a call', () => {
  const calls: AiSdkCall[] = []
  const model = (provider: string): AiSdkModel => ({
    specificationVersion: 'v3',
    provider,
    modelId: 'x',
    doStream: async call => {
      calls.push(call)
      return { stream: new ReadableStream({ start: controller => controller.close() }) }
    },
  })
  const called = async (...[vendor, options]: [string, Parameters<typeof aiSdkProvider>[1]?]) => {
    await hear(aiSdkProvider(model(vendor), options)).catch(() => {})
    return calls.at(-1)!
  }

  test('marks the stable part for vendors that want it marked, and only for them', async () => {
    const marked = { anthropic: { cacheControl: { type: 'ephemeral' } } }
    expect((await called('anthropic.messages')).prompt[0]).toMatchObject({ providerOptions: marked })
    expect((await called('mistral.chat')).prompt[0]).not.toHaveProperty('providerOptions')
  })

  test('has one form for all answers, and the schema of its slots only on the device', async () => {
    expect((await called('mistral.chat')).responseFormat?.schema).toEqual(answerList)
    expect((await called('ollama', { local: true })).responseFormat?.schema).toEqual(sampleRequest().schema)
  })

  test('asks in words where it is told to', async () => {
    const { responseFormat, prompt } = await called('mistral.chat', { structure: 'words', moreTokens: 9 })
    expect(responseFormat).toBeUndefined()
    expect(JSON.stringify(prompt)).toContain('additionalProperties')
  })
})

/** Errors as the published packages throw and report them. */
test.each<[string, Record<string, unknown>, boolean, ProviderErrorKind]>([
  ['a stream that breaks', { name: 'AI_APICallError', statusCode: 200 }, false, 'cut'],
  ['a stream that just ends', { name: 'AI_InvalidResponseDataError' }, true, 'cut'],
  ['a piece that is no JSON', { name: 'AI_JSONParseError' }, true, 'invalid'],
  ['a piece of another shape', { name: 'AI_TypeValidationError' }, true, 'invalid'],
  ['no key', { name: 'AI_LoadAPIKeyError' }, false, 'auth'],
  ['no connection', { name: 'AI_APICallError', isRetryable: true }, false, 'offline'],
  ['an error of the vendor’s in the stream', { type: 'overloaded_error', message: 'Overloaded' }, true, 'overloaded'],
  ['the same, one deeper', { type: 'error', error: { type: 'rate_limit_error' } }, true, 'rate'],
  ['money', { statusCode: 429, data: { error: { code: 'insufficient_quota' } } }, false, 'quota'],
])('%s', (_, error, begun, kind) => {
  expect(failureOf(error, 'ai-sdk', begun).kind).toBe(kind)
})
