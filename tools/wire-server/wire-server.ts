import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerFor, gapsOf, type Say, schemaInWords, sensible } from './answer-for.ts'
import { anthropicWire } from './anthropic-wire.ts'
import { type Fault, statuses } from './fault.ts'
import { openAiWire } from './openai-wire.ts'
import type { Ending, Wire, WireBody, WireRequest } from './wire.ts'

/** How a {@link WireServer} behaves. */
export interface WireServerOptions {
  /** The one key that is let in. Default `wire-key`; with the empty text the OpenAI format asks for none, as local servers do. */
  readonly key?: string
  /** Default true: the OpenAI format knows `response_format`. */
  readonly knowsSchemas?: boolean
  /** What is said for a gap, instead of a sentence made up for it. */
  readonly say?: Say
  /** How long the model thinks before it says anything, in milliseconds, by the names of the gaps. Default 0. */
  readonly thinksMs?: (gaps: readonly string[]) => number
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
    const thinksMs = options.thinksMs?.(gapsOf(answer)) ?? 0
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

/** Vendors quote what they were sent, secrets too: whoever repeats their errors is found out. */
function quoting(message: string, { headers }: WireRequest): string {
  return `${message} (you sent: authorization: ${headers.authorization})`
}

async function reply(
  wire: Wire,
  request: WireRequest,
  response: ServerResponse,
  fault: Fault,
  answer: Readonly<Record<string, unknown>>,
): Promise<void> {
  const good = JSON.stringify(answer)
  if (fault.startsWith('status ')) {
    const status = Number(fault.slice(7))
    const { anthropic, openai, headers } = statuses[status] as (typeof statuses)[number]
    const type = wire.path === anthropicWire.path ? anthropic : openai
    return end(response, status, wire.error(type, quoting(`It fails with ${status}`, request)), headers)
  }
  switch (fault) {
    case 'redirect':
      return end(response, 307, {}, { location: 'http://127.0.0.1:9/elsewhere' })
    case 'page instead of an answer':
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end('<!doctype html><title>Sign in</title>')
      return
    case 'hang up before the headers':
      request.outcome = 'cut'
      response.destroy()
      return
    case 'never the headers':
      return
    case 'whole body':
      return end(response, 200, wire.whole(request, good, 'complete', tokensOf(good)))
  }
  if (request.body.stream !== true) return end(response, 200, wire.whole(request, good, 'complete', tokensOf(good)))
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'request-id': 'req_wire' })
  const send = async (...events: readonly unknown[]): Promise<void> => {
    for (const event of events) await write(response, wire.frame(event))
  }
  const say = (text: string, size = 9): Promise<void> =>
    send(...piecesOf(text, size).map(piece => wire.delta(piece, request)))
  const finish = async (text: string, ending: Ending = 'complete'): Promise<void> => {
    await send(...wire.stop(ending, tokensOf(text), request), ...wire.end())
    response.end()
  }
  const hangUp = async (): Promise<void> => {
    // What was written has to be on its way first.
    await new Promise(resolve => setTimeout(resolve, 5))
    request.outcome = 'cut'
    response.destroy()
  }
  // The events before the first word: from here on the vendor is at work.
  await send(...wire.begin(request))
  const half = good.slice(0, Math.ceil(good.length / 2))
  switch (fault) {
    case 'slow first token':
      return
    case 'stall mid-stream':
      return say(half)
    case 'cut mid-stream':
      await say(half)
      return hangUp()
    case 'cut mid-character': {
      const bytes = Buffer.from(wire.frame(wire.delta(`${half}–`, request)))
      const dash = bytes.indexOf(Buffer.from('–'), 0)
      await write(response, bytes.subarray(0, dash + 1))
      return hangUp()
    }
    case 'error event':
      await say(half)
      await send(wire.error('overloaded_error', quoting('Overloaded', request)))
      response.end()
      return
    case 'broken event':
      await say(half)
      await write(response, wire.frame(wire.delta('x', request)).replace(/\}\n\n$/, '\n\n'))
      return finish(half)
    case 'enormous event':
      return send(wire.delta('x'.repeat(2 * 1024 * 1024), request)).then(() => finish('x'))
    case 'no stop':
      await say(half)
      response.end()
      return
    case 'stop without an end':
      await say(good)
      await send(...wire.stop('complete', tokensOf(good), request))
      response.end()
      return
    case 'refusal':
      return finish('', 'refused')
    case 'max_tokens':
      await say(half)
      return finish(half, 'length')
    case 'pause':
      await say(half)
      return finish(half, 'paused')
    case 'empty answer':
      return finish('')
    case 'invalid JSON':
      await say(good.replaceAll('":"', '": '))
      return finish(good)
    case 'wrong schema': {
      const wrong = JSON.stringify(withTexts(answer, { text: 4 }))
      await say(wrong)
      return finish(wrong)
    }
    case 'a member missing':
    case 'a member twice':
    case 'an unknown member': {
      const wrong = withMembers(answer, fault)
      await say(wrong)
      return finish(wrong)
    }
    case 'prompt echoed': {
      const told = wire
        .prompt(request)
        .replace(/\\n/g, ' ')
        .replace(/[\\"{}[\]<>]/g, '')
      const rule = told.slice(told.indexOf('You write short passages'), told.indexOf('Answer with one JSON'))
      const echo = JSON.stringify(withTexts(answer, rule))
      await say(echo, 40)
      return finish(echo)
    }
    case '1 MB answer': {
      // It would go on: who has enough of it has to hang up.
      const more = JSON.stringify({ ...answer, more: '' }).slice(0, -2)
      await say(more)
      for (let kilobytes = 0; kilobytes < 1024; kilobytes += 4) await send(wire.delta('la, '.repeat(1024), request))
      return
    }
    case 'split characters':
      for (const event of [
        ...piecesOf(good, 9).map(piece => wire.delta(piece, request)),
        ...wire.stop('complete', tokensOf(good), request),
        ...wire.end(),
      ]) {
        const bytes = Buffer.from(wire.frame(event))
        for (let at = 0; at < bytes.length; at += 50) {
          await write(response, bytes.subarray(at, at + 50))
          await new Promise(setImmediate)
        }
      }
      response.end()
      return
    default:
      await say(good)
      return finish(good)
  }
}

type Answer = Readonly<Record<string, unknown>>

/** The same gaps with something else in each. */
function withTexts(answer: Answer, text: unknown): Answer {
  const { fills } = answer
  return Array.isArray(fills)
    ? { fills: fills.map(fill => ({ ...fill, text })) }
    : Object.fromEntries(Object.keys(answer).map(name => [name, text]))
}

/** An answer that fits the form and not the request; the last gap is the one that something happens to. */
function withMembers(answer: Answer, fault: 'a member missing' | 'a member twice' | 'an unknown member'): string {
  const change = (list: readonly string[], stranger: string): string => {
    if (fault === 'a member missing') return list.slice(0, -1).join()
    return fault === 'a member twice' ? [...list, list.at(-1)].join() : [stranger, ...list].join()
  }
  const pairOf = (name: string, value: unknown): string => `${JSON.stringify(name)}:${JSON.stringify(value)}`
  const { fills } = answer
  return Array.isArray(fills)
    ? `{"fills":[${change(
        fills.map(fill => JSON.stringify(fill)),
        JSON.stringify({ gap: 'some.where', text: 'Nobody asked.' }),
      )}]}`
    : `{${change(
        Object.entries(answer).map(([name, value]) => pairOf(name, value)),
        pairOf('some.where', 'Nobody asked.'),
      )}}`
}

function tokensOf(text: string): number {
  return Math.ceil(text.length / 4)
}

/** Cuts between UTF-16 units, as vendors' chunks do not; so no piece ends in half of a character. */
function piecesOf(text: string, size: number): readonly string[] {
  const characters = Array.from(text)
  const pieces: string[] = []
  for (let at = 0; at < characters.length; at += size) pieces.push(characters.slice(at, at + size).join(''))
  return pieces
}

async function write(response: ServerResponse, bytes: string | Uint8Array): Promise<void> {
  if (response.destroyed) throw new Error('The other side has gone.')
  if (response.write(bytes)) return
  await new Promise<void>(resolve => {
    const go = (): void => {
      response.off('drain', go).off('close', go)
      resolve()
    }
    response.on('drain', go).on('close', go)
  })
}

function end(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
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
