import { type FillRequest, type NarrativeProvider, ProviderError } from '@lacuna/engine'
import { expect, test } from 'vitest'
import { base, eventsOf, firstBody, secret, testServer, weirWords } from '../weir.fixture.ts'

const key = 'sk-test-0123456789-never-to-be-seen'
const typed = 'a sentence that only this player would type'

/** A provider whose every failure has the key in it, as vendors' clients do. */
function careless(fail: (request: FillRequest) => Error | undefined): NarrativeProvider {
  return {
    id: 'careless',
    capabilities: { streaming: true, jsonSchema: 'strict', local: false },
    async *fill(request) {
      const error = fail(request)
      if (error !== undefined) throw error
      const values = request.slots.map(slot => [slot.key, weirWords[slot.slot as keyof typeof weirWords]])
      yield { type: 'delta', text: JSON.stringify(Object.fromEntries(values)) }
      yield { type: 'done', reason: 'complete' }
    },
  }
}

const failures: readonly (Error | undefined)[] = [
  undefined,
  new Error(`401 with header authorization: Bearer ${key}`),
  new ProviderError('auth', { provider: 'careless', status: 401 }),
  Object.assign(new TypeError(`fetch failed for https://api.example?key=${key}`), { cause: new Error(key) }),
]

test('neither key nor secret, nor what a player typed, is in any response, header or log', async () => {
  const said: string[] = []
  let failure: Error | undefined
  const server = testServer({ provider: careless(() => failure), fills: false })
  const token = await server.token()
  const steps = [
    { type: 'enter' },
    { type: 'choose', choice: 'weir.bread' },
    { type: 'answer', choice: 'weir.miller', text: typed },
  ]
  const bodies = [
    firstBody(),
    firstBody({ steps, slots: [{ at: 0, id: 'weir.doubt' }] }),
    firstBody({ steps: [typed] }),
    typed,
  ]
  for (failure of failures) {
    for (const body of bodies) {
      const response = await server.fill(body, token)
      said.push(JSON.stringify([...response.headers]), await response.text())
    }
  }
  for (const path of ['health', 'nowhere', 'fill']) said.push(await (await server.fetch(`${base}/${path}`)).text())
  said.push(JSON.stringify(server.log))
  const all = said.join('\n')
  for (const hidden of [key, secret, 'authorization', '192.0.2.1', token]) expect(all).not.toContain(hidden)
  expect(JSON.stringify(server.log)).not.toContain(typed)
  expect(all).not.toMatch(/\bat .*\.ts:\d+/)
})

test('that the key is wrong is in the log, and no player’s business', async () => {
  const server = testServer({ provider: careless(() => failures[2]), fills: false })
  const events = await eventsOf(await server.fill(firstBody()))
  expect(events).toEqual([
    {
      type: 'failed',
      error: expect.objectContaining({ code: 'provider-failed', data: { kind: 'overloaded', retryable: false } }),
    },
  ])
  expect(server.log.at(-1)).toMatchObject({ event: 'answer', result: 'failed', kind: 'auth' })
})

test('a store that fails is told by the class of its error alone', async () => {
  const server = testServer({
    store: {
      take: async () => {
        throw new RangeError(key)
      },
      correct: async () => {},
    },
  })
  const response = await server.fill(firstBody(), 'x')
  expect(response.status).toBe(503)
  expect(await response.text()).not.toContain(key)
  expect(server.log.find(entry => entry.event === 'fault')).toMatchObject({ where: 'account', name: 'RangeError' })
})
