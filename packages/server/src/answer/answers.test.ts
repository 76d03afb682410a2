import { type FillEvent, type FillRequest, type NarrativeProvider, ProviderError } from '@lacuna/engine'
import { manualClock } from '@lacuna/engine/testing'
import { expect, test } from 'vitest'
import { codeOf, eventsOf, firstBody, testServer, weirWords } from '../weir.fixture.ts'

/** A provider that answers when it is told to. */
function patient(): NarrativeProvider & { calls: number; left: number; go(): void } {
  const waiting: (() => void)[] = []
  const self = {
    id: 'patient',
    calls: 0,
    left: 0,
    capabilities: { streaming: true, jsonSchema: 'strict', local: false } as const,
    go: () => {
      for (const begin of waiting.splice(0)) begin()
    },
    async *fill(request: FillRequest, { signal }: { readonly signal: AbortSignal }): AsyncGenerator<FillEvent> {
      self.calls++
      const text = JSON.stringify(
        Object.fromEntries(request.slots.map(slot => [slot.key, weirWords[slot.slot as keyof typeof weirWords]])),
      )
      signal.addEventListener('abort', () => self.left++)
      yield { type: 'delta', text: text.slice(0, 20) }
      await new Promise<void>(resolve => waiting.push(resolve))
      yield { type: 'delta', text: text.slice(20) }
      yield { type: 'done', reason: 'complete', usage: { inputTokens: 300, outputTokens: 30 } }
    },
  }
  return self
}

const settled = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 20))

test('players who ask for the same at the same time get one answer, from its beginning', async () => {
  const provider = patient()
  const server = testServer({ provider })
  const first = await server.fill(firstBody())
  const others = await Promise.all([1, 2, 3].map(() => server.fill(firstBody({ draw: 3 }))))
  await settled()
  provider.go()
  const answers = await Promise.all([first, ...others].map(eventsOf))
  expect(provider.calls).toBe(1)
  for (const events of answers) expect(events).toEqual(answers[0])
  expect(answers[0]?.map(event => event.type)).toEqual(['answering', 'delta', 'delta', 'done'])
  expect(
    server.log
      .filter(entry => entry.event === 'answer')
      .map(entry => entry.from)
      .toSorted(),
  ).toEqual(['made', 'shared', 'shared', 'shared'])
})

test('an answer goes on as long as one of its listeners stays, and is called off when the last one leaves', async () => {
  const provider = patient()
  const server = testServer({ provider })
  const first = await server.fill(firstBody())
  const second = await server.fill(firstBody())
  await first.body?.cancel()
  await settled()
  expect(provider.left).toBe(0)
  await second.body?.cancel()
  await expect.poll(() => provider.left).toBe(1)
  await expect.poll(() => server.log.at(-1)).toMatchObject({ event: 'answer', result: 'left' })
  const third = await server.fill(firstBody())
  await settled()
  provider.go()
  expect((await eventsOf(third)).at(-1)?.type).toBe('done')
})

test('one that takes too long is called off, and the player is told', async () => {
  const clock = manualClock()
  const provider = patient()
  const server = testServer({ provider, clock, limits: { answerMs: 5000 } })
  const response = await server.fill(firstBody())
  const events = eventsOf(response)
  await clock.advance(5000)
  expect((await events).at(-1)).toMatchObject({ type: 'failed', error: { data: { kind: 'timeout' } } })
  await expect.poll(() => provider.left).toBe(1)
})

test('a session has so many answers at once and no more, and the server, too', async () => {
  const provider = patient()
  const server = testServer({ provider, fills: false, limits: { sessionAnswers: 2, answers: 3 } })
  const [one, two] = [await server.token(), await server.token()]
  const open = [await server.fill(firstBody({ variant: 0 }), one), await server.fill(firstBody({ variant: 1 }), one)]
  expect(await codeOf(await server.fill(firstBody({ variant: 2 }), one))).toBe('429 asked-too-often')
  open.push(await server.fill(firstBody({ variant: 0 }), two))
  expect(await codeOf(await server.fill(firstBody({ variant: 2 }), two))).toBe('503 server-busy')
  await Promise.all(open.map(response => response.body?.cancel()))
  const again = await server.fill(firstBody({ variant: 0 }), one)
  expect(again.status).toBe(200)
  await again.body?.cancel()
})

test('what a vendor turns away at the door costs nothing; what was begun is charged', async () => {
  let fails = true
  const provider: NarrativeProvider = {
    id: 'moody',
    capabilities: { streaming: true, jsonSchema: 'strict', local: false },
    async *fill() {
      if (fails) throw new ProviderError('overloaded', { retryAfterMs: 7000 })
      yield { type: 'delta', text: '{"weir.sound":"Brown' }
      throw new ProviderError('cut')
    },
  }
  const server = testServer({ provider, fills: false, limits: { sessionTokens: 2400 } })
  const token = await server.token()
  for (let each = 0; each < 8; each++) {
    const events = await eventsOf(await server.fill(firstBody(), token))
    expect(events).toEqual([
      {
        type: 'failed',
        error: expect.objectContaining({ data: { kind: 'overloaded', retryable: true, retryAfterMs: 7000 } }),
      },
    ])
  }
  fails = false
  expect((await eventsOf(await server.fill(firstBody(), token))).map(event => event.type)).toEqual([
    'answering',
    'delta',
    'failed',
  ])
  expect(await codeOf(await server.fill(firstBody(), token))).toBe('429 budget-spent')
})

test('an answer of a million characters is not passed on', async () => {
  const provider: NarrativeProvider = {
    id: 'endless',
    capabilities: { streaming: true, jsonSchema: 'strict', local: false },
    async *fill() {
      yield { type: 'delta', text: '{"weir.sound":"' }
      for (let each = 0; each < 1000; each++) yield { type: 'delta', text: 'water '.repeat(200) }
    },
  }
  const server = testServer({ provider })
  const events = await eventsOf(await server.fill(firstBody()))
  expect(JSON.stringify(events).length).toBeLessThan(40_000)
  expect(events.at(-1)).toMatchObject({ type: 'failed' })
})

test('a server that closes lets its streams end, and takes nothing new', async () => {
  const provider = patient()
  const server = testServer({ provider })
  const token = await server.token()
  const response = await server.fill(firstBody(), token)
  let closed = false
  const closing = server.handler.close().then(() => {
    closed = true
  })
  expect(await codeOf(await server.fill(firstBody({ variant: 1 }), token))).toBe('503 server-closing')
  await settled()
  expect(closed).toBe(false)
  provider.go()
  expect((await eventsOf(response)).at(-1)?.type).toBe('done')
  await closing
})

test('a server that can wait no longer calls off what is left', async () => {
  const clock = manualClock()
  const provider = patient()
  const server = testServer({ provider, clock })
  const response = await server.fill(firstBody())
  const closing = server.handler.close(3000)
  await clock.advance(3000)
  await closing
  await expect.poll(() => provider.left).toBe(1)
  expect((await eventsOf(response)).at(-1)?.type).not.toBe('done')
})

test('whoever does not read what was asked for holds no place for ever', async () => {
  const clock = manualClock()
  const provider = patient()
  const server = testServer({ provider, clock, fills: false, limits: { sessionAnswers: 1, answerMs: 5000 } })
  const token = await server.token()
  const unread = await server.fill(firstBody(), token)
  provider.go()
  expect(await codeOf(await server.fill(firstBody(), token))).toBe('429 asked-too-often')
  await clock.advance(10_000)
  const next = await server.fill(firstBody(), token)
  expect(next.status).toBe(200)
  await next.body?.cancel()
  await unread.body?.cancel()
})
