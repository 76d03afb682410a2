import type { FillEvent, FillRequest, NarrativeProvider } from '@lacuna/engine'
import { memoryFillStore } from '@lacuna/engine/fill'
import { remoteFormat } from '@lacuna/engine/providers/remote'
import { type ScriptedProvider, scripted } from '@lacuna/engine/testing'
import { describe, expect, test } from 'vitest'
import { memoryLimits } from '../limits/memory-limits.ts'
import { base, codeOf, eventsOf, firstBody, secret, testServer, weir, weirWords } from '../weir.fixture.ts'

const old = 'the secret of before, of 32 characters or more'

/** Each answer costs 1000 tokens. */
function costly(): NarrativeProvider & { calls: number; readonly languages: string[] } {
  const self = {
    id: 'costly',
    calls: 0,
    languages: [] as string[],
    capabilities: { streaming: true, jsonSchema: 'strict', local: false } as const,
    async *fill(request: FillRequest): AsyncGenerator<FillEvent> {
      self.calls++
      self.languages.push(request.language)
      const values = request.slots.map(slot => [slot.key, weirWords[slot.slot as keyof typeof weirWords]])
      yield { type: 'delta', text: JSON.stringify(Object.fromEntries(values)) }
      yield { type: 'done', reason: 'complete', usage: { inputTokens: 900, outputTokens: 100 } }
    },
  }
  return self
}

describe('while a secret is changed', () => {
  const store = memoryLimits()
  const provider = costly()
  const change = { store, provider, fills: false as const, limits: { addressTokens: 6500, addressSessions: 4 } }
  const servers = [[old], [secret, old], [secret]].map(secrets => testServer({ ...change, secret: secrets }))
  const [before, during, after] = servers as [(typeof servers)[0], (typeof servers)[0], (typeof servers)[0]]
  const ask = async (server: (typeof servers)[0], token: string): Promise<string> => {
    const response = await server.fill(firstBody(), token)
    return response.status === 200 ? `${(await eventsOf(response)).at(-1)?.type}` : codeOf(response)
  }

  test('a token of before is taken, and what was spent stays spent, until the old secret is gone and beyond', async () => {
    const first = await before.token()
    expect(await ask(before, first)).toBe('done')
    expect(await ask(before, first)).toBe('done')
    expect(await ask(during, first)).toBe('done')
    expect(await ask(during, await during.token())).toBe('done')
    const last = await during.token()
    expect(await ask(during, last)).toBe('done')
    expect(await ask(after, first)).toBe('401 token-refused')
    // Three answers were paid for in the time of both secrets: those of before are no longer known by the new one alone.
    expect(await ask(after, last)).toBe('done')
    expect(await ask(after, last)).toBe('done')
    expect(provider.calls).toBe(7)
  })

  test('the budget of an address does not begin anew', async () => {
    const spent = memoryLimits()
    const from = { ...change, store: spent, provider: costly(), limits: { addressTokens: 3500 } }
    const [one, both] = [[old], [secret, old]].map(secrets =>
      testServer({ ...from, secret: secrets }),
    ) as typeof servers
    const token = await (one as typeof before).token()
    for (let each = 0; each < 2; each++) expect(await ask(one as typeof before, token)).toBe('done')
    expect(await ask(both as typeof before, token)).toMatch(/done|budget-spent/)
    const said: string[] = []
    for (let each = 0; each < 4; each++)
      said.push(await ask(both as typeof before, await (both as typeof before).token()))
    expect(said.at(-1)).toBe('429 budget-spent')
    expect(from.provider.calls).toBeLessThanOrEqual(3)
  })

  test('a session of before goes on', async () => {
    const token = await testServer({ ...change, store: memoryLimits(), secret: [old] }).token()
    const response = await testServer({ ...change, store: memoryLimits(), secret: [secret, old] }).fetch(
      `${base}/session`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ format: remoteFormat, story: weir.id, digest: weir.digest }),
      },
    )
    const renewed = ((await response.json()) as { token: string }).token
    const subject = (text: string): unknown => (JSON.parse(atob(text.split('.')[1] as string)) as { sub: string }).sub
    expect(subject(renewed)).toBe(subject(token))
  })
})

test('an address is one account, however it is written', async () => {
  const store = memoryLimits()
  const spellings = [
    '192.0.2.7',
    '192.0.2.7:5555',
    '::ffff:192.0.2.7',
    '[::ffff:c000:207]:443',
    '::FFFF:192.0.2.7%eth0',
  ]
  const tokens: string[] = []
  for (const spelling of spellings) {
    const server = testServer({ store, limits: { addressSessions: 3 } }, spelling)
    tokens.push(await server.token())
  }
  expect(tokens.map(token => token !== undefined)).toEqual([true, true, true, false, false])
  // And a token is good for the same address in other clothes.
  const other = testServer({ store }, '::ffff:192.0.2.7')
  expect((await other.fill(firstBody(), tokens[0] as string)).status).toBe(200)
})

test('one language is one question, however it is written', async () => {
  const provider = costly()
  const server = testServer({ provider })
  const token = await server.token()
  const spellings = [
    'en',
    'EN',
    'En',
    'eng',
    'en-latn',
    'en-Latn',
    'EN-LATN',
    'en-US',
    'en-us',
    'en-Latn-US',
    'en-840',
    'eng-Latn-840',
  ]
  for (const language of spellings) {
    const events = await eventsOf(await server.fill(firstBody({ language, seed: 2 }), token))
    expect(events.at(-1)?.type).toBe('done')
  }
  expect(provider.languages).toEqual(['en'])
  for (const language of ['en-GB', 'en-gb', 'de', 'de-AT', 'zh-Hant-TW', 'zh-tw', 'sr-latn']) {
    await eventsOf(await server.fill(firstBody({ language, seed: 2 }), token))
  }
  expect(provider.languages).toEqual(['en', 'en-GB', 'de', 'de-AT', 'zh-TW', 'sr-Latn'])
})

describe('places', () => {
  /** A provider that never ends. */
  const waiting: NarrativeProvider = {
    id: 'waiting',
    capabilities: { streaming: true, jsonSchema: 'none', local: false },
    async *fill() {
      yield { type: 'delta', text: '{' }
      await new Promise(() => {})
    },
  }

  test('can’t all be held by one address, or by one network', async () => {
    const store = memoryLimits()
    const limits = { answers: 20, addressAnswers: 6, addressRequests: 1000, addressSessions: 1000 }
    const handlerOf = testServer({ provider: waiting, store, limits, fills: false })
    const held = async (address: string): Promise<string> => {
      const ask = (path: string, body: object, token = ''): Promise<Response> =>
        handlerOf.handler(
          new Request(`${base}/${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
            body: JSON.stringify(body),
          }),
          { address },
        )
      const session = await ask('session', { format: remoteFormat, story: weir.id, digest: weir.digest })
      const { token } = (await session.json()) as { token: string }
      const response = await ask('fill', firstBody(), token)
      return response.status === 200 ? 'held' : codeOf(response)
    }
    const one: string[] = []
    for (let each = 0; each < 9; each++) one.push(await held(`192.0.2.9:${4000 + each}`))
    expect(one.filter(said => said === 'held')).toHaveLength(6)
    expect(one.at(-1)).toBe('429 asked-too-often')
    const network: string[] = []
    for (let each = 0; each < 9; each++) network.push(await held(`2001:db8:7:${each}::1`))
    expect(network.filter(said => said === 'held')).toHaveLength(6)
    expect(await held('198.51.100.1')).toBe('held')
  })

  test('are free when whoever asked has gone before there was an answer', async () => {
    const store = memoryLimits()
    let [begin, go] = [(): void => {}, (): void => {}]
    const begun = new Promise<void>(resolve => (begin = resolve))
    const gone = new Promise<void>(resolve => (go = resolve))
    const slow = {
      ...store,
      take: async (charges: Parameters<typeof store.take>[0]) => {
        if (charges.length > 2) {
          begin()
          await gone
        }
        return store.take(charges)
      },
    }
    const server = testServer({ store: slow, provider: waiting, fills: false })
    const token = await server.token()
    const abort = new AbortController()
    const asking = server.handler(
      new Request(`${base}/fill`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(firstBody()),
        signal: abort.signal,
      }),
      { address: '192.0.2.1' },
    )
    await begun
    abort.abort()
    go()
    await (await asking).text()
    const health = (await (await server.fetch(`${base}/health`)).json()) as { answers: number }
    expect(health.answers).toBe(0)
  })
})

test('a body that does not arrive is not waited for', async () => {
  const token = await testServer().token()
  const server = testServer({ limits: { bodyMs: 30 } })
  const drip = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise(resolve => setTimeout(resolve, 10))
      controller.enqueue(new TextEncoder().encode(' '))
    },
  })
  const response = await server.fetch(`${base}/fill`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: drip,
    duplex: 'half',
  } as RequestInit)
  expect(await codeOf(response)).toBe('408 request-too-slow')
})

describe('two servers with the same stores', () => {
  test('make one answer to one request between them, whoever is asked', async () => {
    const store = memoryLimits()
    const fills = memoryFillStore()
    const provider = scripted(weirWords, { chunk: 5 })
    const servers = [1, 2, 3].map(each => testServer({ store, fills, provider }, `192.0.2.${each}`))
    const tokens = await Promise.all(servers.map(server => server.token()))
    const all = await Promise.all(
      Array.from({ length: 18 }, async (_, index) => {
        const server = servers[index % 3] as (typeof servers)[0]
        return eventsOf(await server.fill(firstBody({ seed: 2 }), tokens[index % 3]))
      }),
    )
    expect((provider as ScriptedProvider).calls).toBe(1)
    for (const events of all) expect(events.at(-1)?.type).toBe('done')
  })

  test('go on where one of them has failed', async () => {
    const store = memoryLimits()
    const fills = memoryFillStore()
    const good = scripted(weirWords)
    let fails = true
    const provider: NarrativeProvider = {
      ...good,
      async *fill(request, options) {
        if (fails) {
          fails = false
          await new Promise(resolve => setTimeout(resolve, 30))
          throw new Error('gone')
        }
        yield* good.fill(request, options)
      },
    }
    const servers = [1, 2].map(each => testServer({ store, fills, provider }, `192.0.2.${each}`))
    const said = await Promise.all(
      servers.map(async server => (await eventsOf(await server.fill(firstBody()))).at(-1)?.type),
    )
    expect(said.toSorted()).toEqual(['done', 'failed'])
  })

  test('one whose budget is spent takes nothing from who asks beside it', async () => {
    const provider = scripted(weirWords, { chunk: 5 })
    const store = memoryLimits()
    const limits = { sessionTokens: 2000, addressTokens: 100_000 }
    const server = testServer({ provider, store, fills: false, limits })
    const [poor, rich] = [await server.token(), await server.token()]
    while ((await server.fill(firstBody({ seed: 5 }), poor).then(response => response.text())).includes('"done"'));
    const shared = testServer({ provider, store, fills: memoryFillStore(), limits })
    const both = await Promise.all([poor, rich].map(token => shared.fill(firstBody(), token)))
    expect(await both[1]?.text()).toContain('"done"')
  })
})
