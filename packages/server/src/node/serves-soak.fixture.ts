/**
 * A server in a process of its own, `serves-soak.fixture.ts <redis socket> <limits as JSON>`, and next to it a bare handler of
 * the same framework. It says its addresses by a message; asked by one, it says what its provider was asked for.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { FillRequest, NarrativeProvider } from '@lacuna/engine'
import { digest } from '@lacuna/engine/fill'
import { Hono } from 'hono'
import { Redis } from 'ioredis'
import { createStorage } from 'unstorage'
import redisDriver from 'unstorage/drivers/redis'
import { unstorageFills } from '../answer/unstorage-fills.ts'
import { createFillHandler } from '../handler/create-fill-handler.ts'
import { redisLimits } from '../redis/redis-limits.ts'
import { serveGame } from './serve-game.ts'
import { soakStory } from './soak-story.fixture.ts'

const [socket = '', limits = '{}'] = process.argv.slice(2)
let calls: Record<string, number> = {}
let tokens = 0
let faults = 0
/** What an answer costs, as its vendor counts. */
const usage = { inputTokens: 157, outputTokens: 40 }

const provider: NarrativeProvider = {
  id: 'soak',
  capabilities: { streaming: true, jsonSchema: 'strict', local: false },
  async *fill({ instructions, context, slots, language, private: isOwn }: FillRequest) {
    const key = `${isOwn === true ? 'own' : 'shared'} ${digest([instructions, context, slots, language] as never)}`
    calls[key] = (calls[key] ?? 0) + 1
    await new Promise(resolve => setTimeout(resolve, 20 + (Object.keys(calls).length % 60)))
    const text = JSON.stringify(Object.fromEntries(slots.map(slot => [slot.key, 'Grey light comes in.'])))
    yield { type: 'delta', text: text.slice(0, 12) }
    yield { type: 'delta', text: text.slice(12) }
    tokens += usage.inputTokens + usage.outputTokens
    yield { type: 'done', reason: 'complete', usage }
  },
}

const folder = mkdtempSync(join(tmpdir(), 'lacuna-soak-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.on('SIGTERM', () => process.exit())

const game = await serveGame({
  game: folder,
  port: 0,
  handler: createFillHandler({
    stories: [soakStory()],
    provider,
    secret: 'a secret of the soak, 32 characters or more',
    origins: [],
    store: redisLimits(new Redis(socket)),
    fills: unstorageFills(createStorage({ driver: redisDriver({ url: socket, base: 'soak' }) })),
    limits: JSON.parse(limits) as object,
    log: entry => {
      if (entry.event === 'fault') faults++
    },
  }),
})

/** It reads the same body and answers as long a text: what is over and above is ours. */
const bare = new Hono()
const said = 'data: {"type":"delta","text":"Grey light comes in. Grey light comes in."}\n\n'.repeat(3)
bare.post('/', async context => {
  await context.req.json()
  return context.body(said, 200, { 'content-type': 'text/event-stream' })
})
const server = createServer(getRequestListener(bare.fetch))
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as { readonly port: number }
process.on('message', about => {
  if (about === 'reset') {
    calls = {}
    tokens = 0
    faults = 0
  }
  process.send?.({ calls, tokens, faults })
})
process.on('disconnect', () => process.exit())
process.send?.({ url: game.url, bare: `http://127.0.0.1:${port}/` })
