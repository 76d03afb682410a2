import { createServer, type Server } from 'node:http'
import { resolve } from 'node:path'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { type GameHeadersOptions, gameHeaders } from '../game/game-headers.ts'
import type { FillHandler } from '../handler/fill-handler.ts'
import { forwardedAddress } from '../session/address-of.ts'
import { isGameFile } from './game-files.ts'

/** How a game is served. */
export interface ServeGameOptions {
  /** The folder with the built game. Names that begin with a dot, and links out of it, are not served. */
  readonly game: string
  /** Fills its slots. */
  readonly handler: FillHandler
  /** Where the handler's routes are; the same as its own. Default `/lacuna`. */
  readonly base?: string
  /** Default 8080; 0 for any that is free. */
  readonly port?: number
  /** Default `127.0.0.1`: put a proxy with a certificate before it. */
  readonly host?: string
  /** How many proxies stand before it, each of which adds to `x-forwarded-for`. Default 0: the header means nothing. */
  readonly proxies?: number
  readonly headers?: GameHeadersOptions
}

/** Milliseconds that a request may take to arrive, and its head; how often that is looked at. */
const patience = { requestTimeout: 20_000, headersTimeout: 10_000, connectionsCheckingInterval: 2000 }
/** Milliseconds after which a connection on which nothing moves is closed. */
const idleMs = 90_000

/** A game that is being served. */
export interface ServedGame {
  readonly url: string
  /** Takes no new requests, lets the answers under way end, and stops. */
  close(graceMs?: number): Promise<void>
}

/**
 * Serves a built game and its fill handler with Node. Resolves when it listens.
 *
 * @throws what Node throws where it can't listen, such as a port that is in use; TypeError for what is no origin in
 * `headers`.
 * @example
 * const handler = createFillHandler({ stories: [ferry], provider, secret, origins })
 * const game = await serveGame({ game: 'dist', handler, port: 8080, proxies: 1 })
 * process.once('SIGTERM', () => void game.close())
 */
export async function serveGame(options: ServeGameOptions): Promise<ServedGame> {
  const { handler, base = '/lacuna', port = 8080, host = '127.0.0.1', proxies = 0 } = options
  const headers = Object.entries(gameHeaders(options.headers))
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.all(`${base}/*`, context => {
    const peer = context.env.incoming.socket.remoteAddress ?? ''
    return handler(context.req.raw, { address: forwardedAddress(context.req.raw, proxies, peer) })
  })
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of headers) context.res.headers.set(name, value)
  })
  const root = resolve(options.game)
  app.use(async (context, next) => {
    if (!(await isGameFile(root, context.req.path))) return context.notFound()
    return next()
  })
  app.use(serveStatic({ root }))
  const server = createServer(patience, getRequestListener(app.fetch))
  server.timeout = idleMs
  await listening(server, port, host)
  const address = server.address()
  const listened = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listened}`,
    async close(graceMs) {
      const stopped = new Promise<void>(done => server.close(() => done()))
      await handler.close(graceMs)
      server.closeIdleConnections()
      await Promise.race([stopped, new Promise<void>(done => setTimeout(done, 500).unref())])
      server.closeAllConnections()
      await stopped
    },
  }
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(port, host, done)
  })
}
