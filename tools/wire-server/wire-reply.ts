import type { ServerResponse } from 'node:http'
import { anthropicWire } from './anthropic-wire.ts'
import { type Fault, statuses } from './fault.ts'
import type { Ending, Wire, WireRequest } from './wire.ts'

/** Vendors quote what they were sent, secrets too: whoever repeats their errors is found out. */
export function quoting(message: string, { headers }: WireRequest): string {
  return `${message} (you sent: authorization: ${headers.authorization})`
}

/** Answers a request in the form of its vendor, or fails as it was told to. */
export async function reply(
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

/** The same slots with something else in each. */
function withTexts(answer: Answer, text: unknown): Answer {
  const { fills } = answer
  return Array.isArray(fills)
    ? { fills: fills.map(fill => ({ ...fill, text })) }
    : Object.fromEntries(Object.entries(answer).map(([name, member]) => [name, withContent(member, text)]))
}

/** A member with another text or value. */
function withContent(member: unknown, content: unknown): unknown {
  return { ...(member as object), ['text' in (member as object) ? 'text' : 'value']: content }
}

/** An answer that fits the form and not the request; the last slot is the one that something happens to. */
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
        JSON.stringify({ slot: 'some.where', uses: [], because: null, text: 'Nobody asked.' }),
      )}]}`
    : `{${change(
        Object.entries(answer).map(([name, value]) => pairOf(name, value)),
        pairOf('some.where', { text: 'Nobody asked.' }),
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

/** Sends a whole body as JSON, and ends. */
export function end(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
