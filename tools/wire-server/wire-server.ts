import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerFor, type Say, schemaInWords, sensible, slotsOf } from './answer-for.ts'
import { anthropicWire } from './anthropic-wire.ts'
import type { Fault } from './fault.ts'
import { openAiWire } from './openai-wire.ts'
import type { WireBody, WireRequest } from './wire.ts'
import { end, quoting, reply } from './wire-reply.ts'

/** How a {@link WireServer} behaves. */
export interface WireServerOptions {
  /** The one key that is let in. Default `wire-key`; with the empty text the OpenAI format asks for none, as local servers do. */
  readonly key?: string
  /** Default true: the OpenAI format knows `response_format`. */
  readonly knowsSchemas?: boolean
  /** What is said for a slot, instead of a sentence made up for it. */
  readonly say?: Say
  /** How long the model thinks before it says anything, in milliseconds, by the names of the slots. Default 0. */
  readonly thinksMs?: (slots: readonly string[]) => number
  /** How many requests are answered at once; others wait in the order in which they came. Default: all of them. */
  readonly atOnce?: number
  /** How long a connection without a request stays open, in milliseconds. Default Node's, some seconds. */
  readonly keepAliveMs?: number
}

/** A loopback server that speaks both wire formats, lets in only what the real APIs let in, and fails as it is told. */
export interface WireServer {
  /** `http://127.0.0.1:…`; the formats have the paths of the originals. */
  readonly url: string
  /** Everything that came in, oldest first. */
  readonly requests: readonly WireRequest[]
  /** What goes wrong from now on: always the same, or one after the other (the last one stays). */
  fail(...faults: readonly Fault[]): void
  /** Resolves when so many requests have come in, all told. */
  arrived(count: number): Promise<void>
  /** Connections that are open, in use or not. */
  connections(): Promise<number>
  /** Resolves when no answer is on its way any more: sent in full, cut, or left by the client. */
  idle(): Promise<void>
  close(): Promise<void>
}

const mostBody = 2 * 1024 * 1024

/** Starts a server on a free port of this machine. */
export async function startWireServer(options: WireServerOptions = {}): Promise<WireServer> {
  const { key = 'wire-key', knowsSchemas = true, atOnce = Number.POSITIVE_INFINITY } = options
  const requests: WireRequest[] = []
  const prefixes = new Set<string>()
  const listeners = new Set<() => void>()
  let script: readonly Fault[] = ['none']
  /** The answers that are open, in the order in which they were asked for. */
  const line = new Set<ServerResponse>()
  let said = 0

  /** Waits until one more is answered; who has gone holds no place, and does not wait any more. */
  const turnOf = async (response: ServerResponse): Promise<void> => {
    if (response.destroyed) return
    line.add(response)
    await until(() => response.destroyed || [...line].indexOf(response) < atOnce)
  }
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise<void>(resolve => listeners.add(resolve))
  }
  const changed = (): void => {
    for (const wake of listeners) wake()
    listeners.clear()
  }

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (incoming.headers.origin !== undefined) allowPage(incoming, response)
    if (incoming.method === 'OPTIONS') {
      response.writeHead(204)
      response.end()
      return
    }
    const raw = await read(incoming)
    const request: WireRequest = {
      url: incoming.url ?? '',
      headers: incoming.headers,
      body: parsed(raw),
      seenBefore: prefix => prefixes.has(prefix) || !prefixes.add(prefix),
      outcome: 'open',
    }
    requests.push(request)
    response.on('close', () => {
      line.delete(response)
      if (request.outcome === 'open') request.outcome = response.writableFinished ? 'answered' : 'left'
      changed()
    })
    response.on('error', () => {})
    changed()
    const wire = [anthropicWire, openAiWire].find(each => each.path === request.url)
    if (incoming.method !== 'POST' || wire === undefined) return end(response, 404, { error: 'not found' })
    const refusal = wire.refuses(request, key, knowsSchemas)
    if (refusal !== undefined) {
      request.refused = refusal.message
      return end(response, refusal.status, wire.error(refusal.type, quoting(refusal.message, request)))
    }
    await turnOf(response)
    if (response.destroyed) return
    const fault = script[0] ?? 'none'
    if (script.length > 1) script = script.slice(1)
    const schema = wire.schema(request) ?? schemaInWords(lastText(request.body))
    const answer = answerFor(schema, lastText(request.body), options.say ?? sensible(said++))
    const thinksMs = options.thinksMs?.(slotsOf(answer)) ?? 0
    if (thinksMs > 0) await new Promise(resolve => setTimeout(resolve, thinksMs))
    await reply(wire, request, response, fault, answer)
  }

  const server: Server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy())
  })
  if (options.keepAliveMs !== undefined) server.keepAliveTimeout = options.keepAliveMs
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    fail: (...faults) => {
      script = faults.length === 0 ? ['none'] : faults
    },
    arrived: count => until(() => requests.length >= count),
    connections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)))
      }),
    idle: () => until(() => requests.every(({ outcome }) => outcome !== 'open')),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Pages may ask; at Anthropic's only with a header that says that it is known what a key in a page means. */
function allowPage({ headers, url, method }: IncomingMessage, response: ServerResponse): void {
  const asked = headers['access-control-request-headers'] ?? ''
  const knows = 'anthropic-dangerous-direct-browser-access'
  const allowed = method === 'OPTIONS' ? asked.includes(knows) : headers[knows] === 'true'
  if (url === anthropicWire.path && !allowed) return
  response.setHeader('access-control-allow-origin', '*')
  if (method === 'OPTIONS') response.setHeader('access-control-allow-headers', asked)
}

async function read(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming) {
    size += (chunk as Buffer).length
    if (size > mostBody) throw new Error('The body is too large.')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(raw: string): WireBody {
  try {
    return JSON.parse(raw) as WireBody
  } catch {
    return {}
  }
}

function lastText({ messages }: WireBody): unknown {
  const content = messages?.at(-1)?.content
  return Array.isArray(content) ? (content.at(-1) as { text?: unknown } | undefined)?.text : content
}
