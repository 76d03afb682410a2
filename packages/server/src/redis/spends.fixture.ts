/** A process that asks its own server until the budget, which is kept in a Redis that others use too, is spent. */
import type { FillRequest, NarrativeProvider } from '@lacuna/engine'
import { Redis } from 'ioredis'
import { firstBody, testServer, weirWords } from '../weir.fixture.ts'
import { redisLimits } from './redis-limits.ts'

const client = new Redis(process.argv[2] as string)
let calls = 0

/** Each answer costs 1000 tokens, as its vendor counts. */
const provider: NarrativeProvider = {
  id: 'counting',
  capabilities: { streaming: false, jsonSchema: 'strict', local: false },
  async *fill(request: FillRequest) {
    calls++
    const values = request.slots.map(slot => [slot.key, weirWords[slot.slot as keyof typeof weirWords]])
    yield { type: 'delta', text: JSON.stringify(Object.fromEntries(values)) }
    yield { type: 'done', reason: 'complete', usage: { inputTokens: 900, outputTokens: 100 } }
  },
}
const limits = { dayTokens: 20_900, sessionRequests: 1000, addressRequests: 1000 }
const server = testServer(
  { provider, fills: false, store: redisLimits(client), limits },
  `192.0.2.${process.pid % 200}`,
)
const token = await server.token()
let answered = 0
let refused = 0

async function both(came: string): Promise<void> {
  await client.incr(came)
  while (Number(await client.get(came)) < 2) await new Promise(done => setTimeout(done, 10))
}

async function ask(): Promise<void> {
  const response = await server.fill(firstBody(), token)
  await response.text()
  if (response.status === 200) answered++
  else refused++
}

// Both are there before one of them begins, and each has had an answer before one of them takes the rest.
await both('ready')
await ask()
await both('answered')
while (refused < 3) {
  const before = refused
  await ask()
  if (refused > before) await new Promise(done => setTimeout(done, 100))
}
client.disconnect()
console.log(JSON.stringify({ answered, refused, calls }))
