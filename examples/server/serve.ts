/** Serves Dry Ground and fills its slots: `npx pnpm@12 --filter @lacuna-examples/server start`. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createFillHandler } from '@lacuna/server'
import { serveGame } from '@lacuna/server/node'
import { providerOf } from './provider-of.ts'
import { readStory } from './read-story.ts'

const { env } = process
const port = Number(env.PORT ?? 8080)
const origin = env.ORIGIN ?? `http://127.0.0.1:${port}`

const handler = createFillHandler({
  stories: [readStory(join(import.meta.dirname, '../dry-ground/dry-ground.ink'))],
  provider: await providerOf(env),
  // With one of its own each time, tokens end with the process; several processes need the same.
  secret: env.LACUNA_SECRET ?? randomBytes(32).toString('base64url'),
  origins: [origin],
  ...(env.SQLITE === undefined ? {} : { store: (await import('@lacuna/server/sqlite')).sqliteLimits(env.SQLITE) }),
  log: entry => console.log(JSON.stringify(entry)),
})
const game = await serveGame({
  game: join(import.meta.dirname, 'dist'),
  handler,
  port,
  host: env.HOST ?? '127.0.0.1',
  proxies: Number(env.PROXIES ?? 0),
})
console.log(`Dry Ground is at ${origin === game.url ? game.url : `${origin} (here: ${game.url})`}`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void game.close())
