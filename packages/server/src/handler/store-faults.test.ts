import { type FillEvent, type FillStore, type NarrativeProvider, ProviderError } from '@lacuna/engine'
import { memoryFillStore } from '@lacuna/engine/fill'
import { scripted } from '@lacuna/engine/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LimitStore } from '../limits/limit-store.ts'
import { memoryLimits } from '../limits/memory-limits.ts'
import { eventsOf, firstBody, type TestServer, testServer, weirWords } from '../weir.fixture.ts'

const unhandled: unknown[] = []
const note = (reason: unknown): void => {
  unhandled.push(reason)
}
beforeEach(() => {
  unhandled.length = 0
  process.on('unhandledRejection', note)
  process.on('uncaughtException', note)
})
afterEach(async () => {
  await new Promise(resolve => setTimeout(resolve, 5))
  process.off('unhandledRejection', note)
  process.off('uncaughtException', note)
  expect(unhandled).toEqual([])
})

/** What a part from outside may do instead of what it should. */
const faults: Readonly<Record<string, () => never>> = {
  'never answers': () => new Promise(() => {}) as never,
  throws: () => {
    throw new Error('gone')
  },
  rejects: () => Promise.reject(new Error('gone')) as never,
  'rejects with nothing': () => Promise.reject() as never,
  'answers nothing': () => undefined as never,
  'answers null': () => Promise.resolve(null) as never,
  'answers a number': () => Promise.resolve(7) as never,
  'answers what can’t be looked at': () =>
    Promise.resolve(
      new Proxy([], {
        get: () => {
          throw new Error('gone')
        },
      }),
    ) as never,
}
const names = Object.keys(faults)
const limits = { storeMs: 60 }

/** What whoever asks is told, in one word or code. */
async function outcome(server: TestServer, token: string, change: object = {}): Promise<string> {
  const response = await server.fill(firstBody(change), token)
  if (response.status !== 200) {
    return ((await response.json()) as { readonly error: { readonly code: string } }).error.code
  }
  return (await eventsOf(response)).at(-1)?.type ?? 'nothing'
}

describe('a store of fills', () => {
  test.each(names)('whose load %s costs a question', async name => {
    const server = testServer({ fills: { load: faults[name] as never, save: async () => {} }, limits })
    expect(await outcome(server, await server.token())).toBe('done')
  })

  test.each(names)('whose save %s keeps nobody waiting', async name => {
    const server = testServer({ fills: { load: async () => [], save: faults[name] as never }, limits })
    expect(await outcome(server, await server.token())).toBe('done')
  })

  test.each<[string, unknown]>([
    ['numbers', [1, 2]],
    ['nulls', [null]],
    ['strange values', [{ provider: {}, values: [] }]],
    ['a provider without words', [{ provider: 'x', values: null }]],
  ])('with %s costs a question', async (_, kept) => {
    const server = testServer({ fills: { load: async () => kept as never, save: async () => {} }, limits })
    expect(await outcome(server, await server.token())).toBe('done')
  })
})

describe('a store of limits', () => {
  /** One that is sound until it is told. */
  function failing(fault: () => never, method: keyof LimitStore) {
    const inside = memoryLimits()
    const self = { isBroken: false, after: 0 }
    const store: LimitStore = {
      take: charges => (self.isBroken && method === 'take' && self.after-- <= 0 ? fault() : inside.take(charges)),
      correct: some => (self.isBroken && method === 'correct' ? fault() : inside.correct(some)),
    }
    return { self, store }
  }

  test.each(names)('whose take %s refuses whatever is asked, and fills again when it is sound', async name => {
    const { self, store } = failing(faults[name] as () => never, 'take')
    const provider = scripted(weirWords)
    const server = testServer({ store, provider, limits })
    const token = await server.token()
    for (const after of [0, 1, 2, 3]) {
      self.isBroken = true
      self.after = after
      const said = await outcome(server, token, { seed: after })
      expect([after, said]).toEqual([after, after < 3 ? 'limits-unavailable' : 'done'])
      self.isBroken = false
    }
    expect(await outcome(server, token)).toBe('done')
    expect(server.log.filter(entry => entry.event === 'fault' && entry.where === 'account').length).toBeGreaterThan(0)
  })

  test.each(names)('whose corrections %s keeps nobody waiting', async name => {
    const { self, store } = failing(faults[name] as () => never, 'correct')
    self.isBroken = true
    const provider: NarrativeProvider = {
      ...scripted(weirWords),
      async *fill(request, options): AsyncGenerator<FillEvent> {
        for await (const event of scripted(weirWords).fill(request, options)) {
          yield event.type === 'done' ? { ...event, usage: { inputTokens: 3, outputTokens: 3 } } : event
        }
      },
    }
    const server = testServer({ store, fills: memoryFillStore(), provider, limits })
    expect(await outcome(server, await server.token())).toBe('done')
  })

  test.each(names)('that has lost interest when it %s too late ends nothing', async name => {
    const inside = memoryLimits()
    let isSlow = false
    const store: LimitStore = {
      take: async charges => {
        if (!isSlow) return inside.take(charges)
        await new Promise(resolve => setTimeout(resolve, 30))
        return (faults[name] as () => never)()
      },
      correct: faults[name] as never,
    }
    const server = testServer({ store, fills: memoryFillStore(), limits: { storeMs: 10 } })
    const token = await server.token()
    isSlow = true
    expect(await outcome(server, token)).toBe('limits-unavailable')
    await new Promise(resolve => setTimeout(resolve, 40))
  })

  test.each(names)('whose corrections %s lets others ask again when a provider has failed', async name => {
    const inside = memoryLimits()
    const store: LimitStore = { take: charges => inside.take(charges), correct: faults[name] as never }
    const provider = {
      ...scripted(weirWords),
      // biome-ignore lint/correctness/useYield: it fails before it has said anything.
      async *fill(): AsyncGenerator<FillEvent> {
        throw new ProviderError('overloaded')
      },
    }
    const server = testServer({ store, fills: memoryFillStore(), provider, limits: { ...limits, dayTokens: 3000 } })
    const token = await server.token()
    expect(await outcome(server, token)).toBe('failed')
    // What was set aside can't be given back: the rest of the day is spent, and said to be.
    expect(await outcome(server, token, { slots: [{ at: 0, id: 'weir.sound' }] })).toMatch(/^(failed|budget-spent)$/)
  })

  test('that is slow each time is waited for only so long in all', async () => {
    const inside = memoryLimits()
    const store: LimitStore = {
      take: async charges => {
        await new Promise(resolve => setTimeout(resolve, 50))
        return inside.take(charges)
      },
      correct: inside.correct,
    }
    const server = testServer({ store, limits: { storeMs: 120 } })
    expect(await outcome(server, await server.token())).toBe('limits-unavailable')
  })
})

describe('a log', () => {
  test.each(names)('that %s is not heard', async name => {
    const server = testServer({ log: () => (faults[name] as () => never)(), limits })
    expect(await outcome(server, await server.token())).toBe('done')
    expect(await outcome(server, 'x')).toBe('token-refused')
  })

  test('gets nothing that is more than one line of text', async () => {
    const server = testServer()
    const said = 'https://game.example/lacuna/%0A%1B%5B2Jfake%20entry%E2%80%A8%C2%9B%E2%80%AE'
    expect((await server.fetch(said)).status).toBe(404)
    await server.fetch(`https://game.example/lacuna/${'%0A'.repeat(3000)}`)
    const texts = JSON.stringify(server.log)
    expect(server.log).toHaveLength(2)
    expect(texts).toContain('fake entry')
    for (const entry of server.log) {
      for (const text of Object.values(entry)) expect(String(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    }
    expect(texts.length).toBeLessThan(2000)
  })

  test('gets what a provider calls itself as text, too', async () => {
    const server = testServer({
      provider: provider(function* ({ answering }) {
        answering({ id: 'a\nb\u001b[2J', model: 'x'.repeat(10_000) })
        yield { type: 'done', reason: 'complete' }
      }),
    })
    await eventsOf(await server.fill(firstBody()))
    const [entry] = server.log.filter(each => each.event === 'answer')
    expect(entry).toMatchObject({ provider: 'a b[2J', model: 'x'.repeat(200) })
  })
})

/** A provider that says whatever it likes. */
function provider(
  fill: (options: { readonly answering: (who: unknown) => void; readonly text: string }) => Iterable<unknown>,
): NarrativeProvider {
  return {
    id: 'odd',
    capabilities: { streaming: true, jsonSchema: 'none', local: false },
    async *fill(request, { answering = () => {} }) {
      const text = JSON.stringify(
        Object.fromEntries(request.slots.map(slot => [slot.key, weirWords[slot.slot as keyof typeof weirWords]])),
      )
      yield* fill({ answering: answering as (who: unknown) => void, text }) as Iterable<FillEvent>
    },
  }
}

describe('a provider', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['text', 'much'],
    ['numbers as text', { inputTokens: '9', outputTokens: '9' }],
    ['less than nothing', { inputTokens: -100_000, outputTokens: 1 }],
    ['no numbers', { inputTokens: Number.NaN, outputTokens: Number.POSITIVE_INFINITY }],
    ['nothing for many words', { inputTokens: 0, outputTokens: 0 }],
    ['a list', [900, 100]],
    ['what throws when it is looked at', new Proxy({}, { get: () => fail() })],
  ])('whose cost is %s is charged with what it could have cost', async (_, usage) => {
    const odd = provider(function* ({ text }) {
      yield { type: 'delta', text }
      yield { type: 'done', reason: 'complete', usage }
    })
    const server = testServer({ provider: odd, fills: false, limits: { dayTokens: 3000 } })
    const token = await server.token()
    const said: string[] = []
    for (let seed = 0; seed < 12; seed++) said.push(await outcome(server, token, { seed }))
    expect(said.at(-1)).toBe('budget-spent')
    expect(said.filter(each => each !== 'budget-spent').length).toBeLessThan(8)
  })

  test.each<
    [string, (say: { readonly answering: (who: unknown) => void; readonly text: string }) => Iterable<unknown>]
  >([
    [
      'says that nobody answers',
      function* ({ answering, text }) {
        answering(null)
        yield { type: 'delta', text }
        yield { type: 'done', reason: 'complete' }
      },
    ],
    [
      'says that a number answers',
      function* ({ answering, text }) {
        answering({ id: 7, model: null, rules: 'no' })
        yield { type: 'delta', text }
        yield { type: 'done', reason: 'complete' }
      },
    ],
  ])('that %s is known by its own name', async (_, fill) => {
    const server = testServer({ provider: provider(fill) })
    const events = await eventsOf(await server.fill(firstBody()))
    expect(events[0]).toEqual({ type: 'answering', id: 'odd' })
    expect(events.at(-1)?.type).toBe('done')
  })

  test.each<[string, NarrativeProvider['fill']]>([
    ['throws at once', () => fail()],
    ['is no stream', () => undefined as never],
    ['has a stream of nothing', () => ({ [Symbol.asyncIterator]: () => undefined }) as never],
    ['has a stream that throws', () => ({ [Symbol.asyncIterator]: () => ({ next: () => fail() }) }) as never],
    [
      'throws when it is let go',
      () =>
        ({
          [Symbol.asyncIterator]: () => ({
            next: async () => ({ value: { type: 'delta', text: 7 } }),
            return: () => fail(),
          }),
        }) as never,
    ],
    [
      'yields null',
      async function* () {
        yield null as never
      },
    ],
    [
      'yields an event of no kind',
      async function* () {
        yield { type: 'end' } as never
      },
    ],
    [
      'rejects with nothing',
      async function* () {
        await Promise.reject()
        yield { type: 'delta', text: '' }
      },
    ],
    [
      'yields one letter for ever',
      async function* () {
        for (;;) yield { type: 'delta', text: 'a' }
      },
    ],
    [
      'yields nothing for ever',
      async function* () {
        for (;;) yield { type: 'delta', text: '' }
      },
    ],
  ])('that %s has failed, and is told so', async (_, fill) => {
    const odd: NarrativeProvider = { ...provider(() => []), fill }
    const server = testServer({ provider: odd, fills: false })
    const events = await eventsOf(await server.fill(firstBody()))
    expect(events.at(-1)).toMatchObject({ type: 'failed', error: { code: 'provider-failed' } })
    expect(server.log.at(-1)).toMatchObject({ event: 'answer', result: 'failed' })
  })

  test('that never waits lets others have their turn', async () => {
    let turns = 0
    const beat = setInterval(() => turns++, 1)
    let at = 0
    const clock = {
      now: () => ++at,
      after: (ms: number, task: () => void) => {
        const timer = setTimeout(task, ms)
        return () => clearTimeout(timer)
      },
    }
    const odd = provider(function* () {
      for (;;) yield { type: 'delta', text: '' }
    })
    const server = testServer({ provider: odd, fills: false, clock })
    await eventsOf(await server.fill(firstBody()))
    clearInterval(beat)
    expect(turns).toBeGreaterThan(0)
  })

  test('that failed before it said anything has cost nothing, unless it was late', async () => {
    const asked = async (kind: 'overloaded' | 'timeout'): Promise<readonly string[]> => {
      const odd: NarrativeProvider = {
        ...provider(() => []),
        // biome-ignore lint/correctness/useYield: it fails before it has said anything.
        async *fill() {
          throw new ProviderError(kind)
        },
      }
      const server = testServer({ provider: odd, fills: false, limits: { dayTokens: 2000 } })
      const token = await server.token()
      const said: string[] = []
      for (let seed = 0; seed < 8; seed++) said.push(await outcome(server, token, { seed }))
      return said
    }
    expect(await asked('overloaded')).not.toContain('budget-spent')
    expect(await asked('timeout')).toContain('budget-spent')
  })
})

test('a store that hangs keeps a stranger’s request from being counted, and the health of the server is still told', async () => {
  const fills: FillStore = { load: () => new Promise(() => {}), save: () => new Promise(() => {}) }
  const store: LimitStore = { take: () => new Promise(() => {}), correct: () => new Promise(() => {}) }
  const server = testServer({ fills, store, limits })
  const health = await server.fetch('https://game.example/lacuna/health')
  expect(await health.json()).toMatchObject({ status: 'ok', answers: 0 })
})

function fail(): never {
  throw new Error('gone')
}
