import {
  consentBook,
  createSession,
  type DataCategory,
  type FillRequest,
  type NarrativeProvider,
  ProviderError,
} from '@lacuna/engine'
import { memoryFillStore } from '@lacuna/engine/fill'
import { remote } from '@lacuna/engine/providers/remote'
import { keepOnDevice } from '@lacuna/engine/providers/wrappers'
import { agreedTo, sampleRequest, scripted, testProvider } from '@lacuna/engine/testing'
import { expect, test } from 'vitest'
import { firstBody, remoteOf, testServer, weir, weirExternals, weirStory, weirWords } from '../weir.fixture.ts'

const steps = [{ type: 'enter' }] as const
const first = { at: 0, id: 'weir.sound' }
const place = { story: weir, seed: 1, steps: () => steps, history: [] }

/** The requests of the story's first passage, as a session makes them. */
function requestFor(...ids: string[]): FillRequest {
  const slots = ids.map(id => ({ ...(sampleRequest().slots[0] as FillRequest['slots'][number]), key: id, slot: id }))
  const properties = Object.fromEntries(ids.map(id => [id, { type: 'string' }]))
  return { ...sampleRequest(), slots, schema: { type: 'object', properties, required: ids } }
}

const requests = [requestFor('weir.sound', 'weir.greet'), requestFor('weir.greet')] as const
const slotsOf = (request: FillRequest) => request.slots.map(({ slot }) => ({ at: slot === first.id ? 0 : 1, id: slot }))

function failingWith(error: Error): NarrativeProvider {
  const provider = scripted({})
  return {
    ...provider,
    // biome-ignore lint/correctness/useYield: it fails before it says anything
    async *fill() {
      throw error
    },
  }
}

testProvider({
  test,
  make: () => remoteOf(testServer({ provider: scripted(weirWords, { chunk: 7, model: 'reed-1' }) })),
  requests: [...requests],
  options: request => ({ place: { ...place, slots: slotsOf(request) } }),
  failing: {
    'a server that is not there': {
      kind: 'offline',
      make: () =>
        remote({
          url: 'https://nowhere.example',
          fetch: async () => {
            throw new TypeError('fetch failed')
          },
        }),
    },
    'a server of another kind': { kind: 'invalid', make: () => answering(new Response('<h1>Hello</h1>')) },
    'a server that knows no such story': { kind: 'invalid', make: () => remoteOf(testServer({ stories: [] })) },
    'a vendor with too much to do': {
      kind: 'overloaded',
      make: () => remoteOf(testServer({ provider: failingWith(new ProviderError('overloaded')) })),
    },
    'a key that is wrong': {
      kind: 'overloaded',
      make: () => remoteOf(testServer({ provider: failingWith(new ProviderError('auth')) })),
    },
    'a budget that is spent': { kind: 'quota', make: () => remoteOf(testServer({ limits: { dayTokens: 10 } })) },
    'too many requests': { kind: 'rate', make: () => remoteOf(testServer({ limits: { sessionRequests: 0 } })) },
    'a page that may not ask': {
      kind: 'auth',
      make: () => {
        const server = testServer({ origins: [] })
        return remoteOf({
          ...server,
          fetch: (input, init) =>
            server.fetch(input, { ...init, headers: { ...(init?.headers as object), origin: 'https://evil.example' } }),
        })
      },
    },
    'an answer that breaks off': { kind: 'cut', make: () => remoteOf(cutting()) },
    'an answer that says nothing': { kind: 'cut', make: () => remoteOf(cutting('')) },
  },
})

function answering(response: Response): NarrativeProvider {
  return remote({ url: 'https://other.example', fetch: async () => response.clone() })
}

/** A server whose connection breaks. */
function cutting(text = 'data: {"type":"delta","text":"{"}\n\nda') {
  const server = testServer()
  return {
    ...server,
    fetch: (input: RequestInfo | URL, init?: RequestInit) =>
      String(input).endsWith('/fill') ? Promise.resolve(new Response(text)) : server.fetch(input, init),
  }
}

test('a verdict is asked for at the server too, is one of the options, and is shared where it reads nobody', async () => {
  const lodge = weirStory(
    {},
    'lodge',
    `-> lodge
=== lodge
# entry
The dog looks up. # decide barks: whether it knows you
+ [yes] It wags.
+ [no # default] It barks.
- The dog looks past you. # decide moves: whether it moves
+ [up] It gets up.
+ [down # default] It lies down.
- -> END
EXTERNAL tide()
EXTERNAL crew()
VAR purse = 1
VAR boat = "none"
=== function tide
~ return 1
=== function crew
~ return 1`,
  )
  const provider = scripted({ 'lodge.barks': 'yes', 'lodge.moves': 'sideways' })
  const server = testServer({ provider, stories: [{ story: lodge }], fills: memoryFillStore() })
  for (const seed of [1, 2]) {
    const far = remoteOf(server)
    const session = createSession(lodge, {
      provider: far,
      consent: agreedTo(far),
      dial: 'live',
      lookahead: false,
      seed,
    })
    session.enter('lodge')
    const { lines } = await session.settled()
    expect(lines.map(line => line.text)).toEqual([
      'The dog looks up.',
      'It wags.',
      'The dog looks past you.',
      'It lies down.',
    ])
    expect(provider.requests.filter(({ slots }) => slots[0]?.slot === 'lodge.barks')).toHaveLength(1)
    session.close()
  }
})

test('a decide about a variable is asked for through a server, and what follows it goes by the same verdict', async () => {
  const lodge = weirStory(
    {},
    'lodge',
    `VAR believes = false
VAR heed = 0
-> lodge
=== lodge
# entry
~ believes = false
{believes: The dog wags.|The dog barks.} # decide believes: whether it knows you
{believes:
- true: It comes over. # fill over: how it comes over; max 9 words
- else: It stays.
}
Its ears go up. # decide heed: how closely it listens; from 0 to 2
It is {heed}. # fill ears: what that looks like; reads believes; max 9 words
-> END
EXTERNAL tide()
EXTERNAL crew()
VAR purse = 1
VAR boat = "none"
=== function tide
~ return 1
=== function crew
~ return 1`,
  )
  const provider = scripted({
    'lodge.believes': true,
    'lodge.heed': 2,
    'lodge.ears': 'So they stay.',
    'lodge.over': 'It comes slowly.',
  })
  const server = testServer({ provider, stories: [{ story: lodge }], fills: memoryFillStore() })
  for (const seed of [1, 2]) {
    const far = remoteOf(server)
    const session = createSession(lodge, {
      provider: far,
      consent: agreedTo(far),
      dial: 'live',
      lookahead: seed === 2 ? {} : false,
      seed,
    })
    session.enter('lodge')
    const { lines, variables, verdicts } = await session.settled()
    expect(lines.map(({ text }) => text)).toEqual([
      'The dog wags.',
      'It comes slowly.',
      'Its ears go up.',
      'So they stay.',
    ])
    expect(variables).toMatchObject({ believes: true, heed: 2 })
    expect(verdicts?.map(({ slot }) => slot)).toEqual(['lodge.believes', 'lodge.heed'])
    expect(provider.requests.filter(({ slots }) => slots[0]?.slot === 'lodge.believes')).toHaveLength(1)
    session.close()
  }
})

test('a request that says nothing of its place is not made', async () => {
  const server = testServer()
  const asking = async () => {
    for await (const _ of remoteOf(server).fill(requests[0], { signal: AbortSignal.timeout(1000), seed: 1 })) break
  }
  await expect(asking()).rejects.toMatchObject({ kind: 'invalid', hint: expect.stringContaining('wrappers') })
  expect(server.log).toEqual([])
})

test('a name that is kept on the device reaches neither server nor vendor, and stands in what is read', async () => {
  const provider = scripted({ ...weirWords, 'weir.greet': 'Mind the stones, KEPTNAME.', 'weir.doubt': 'KEPTNAMEn?' })
  const server = testServer({ provider })
  const bodies: string[] = []
  const listening = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    bodies.push(String(init?.body))
    return server.fetch(input, init)
  }
  const far = keepOnDevice(remoteOf({ ...server, fetch: listening }), { name: 'Aino', trade: 'miller' })
  const consent = agreedTo(far)
  const session = createSession(weir, {
    provider: far,
    consent,
    dial: 'live',
    externals: weirExternals,
    lookahead: false,
    world: { read: () => ({ boat: 'Aino’s boat' }) },
  })
  session.enter('weir')
  const first = await session.settled()
  expect(first.lines.map(line => line.text)).toContain('Mind the stones, Aino.')
  session.choose('weir.bread')
  await session.settled()
  session.answer('The miller did.')
  const { lines } = await session.settled()
  expect(lines.map(line => line.text)).toContain('Ainon?')
  expect(server.log.filter(entry => entry.event === 'refused')).toEqual([])
  expect(JSON.stringify([bodies, provider.requests, consent.sent])).not.toMatch(/aino/i)
  expect(bodies.join()).toContain('"text":"The KEPTTRADE did."')
  const told = provider.requests.map(request => request.instructions.volatile)
  expect(told.find(text => text.includes('weir.doubt'))).toContain('begins with KEPT')
})

test('the player can read that the way was told, in the log and at the line; it needs consent of its own', async () => {
  const server = testServer()
  const far = remoteOf(server)
  const consent = consentBook({ version: '1' })
  const play = async (data: readonly DataCategory[]) => {
    consent.give({ purpose: 'To fill slots', version: '1', provider: 'remote', data, time: '2026-05-01T10:00:00Z' })
    const session = createSession(weir, {
      provider: far,
      consent,
      dial: 'live',
      externals: weirExternals,
      lookahead: false,
    })
    session.enter('weir')
    await session.settled()
    return session
  }
  await play(['story', 'choices', 'typed', 'history'])
  expect([server.log, consent.sent]).toEqual([[], []])
  const session = await play(['story', 'choices', 'typed', 'history', 'path'])
  const told = (parts: readonly { readonly label: string; readonly text: string }[]) =>
    JSON.parse(parts.find(part => part.label === 'the path through the story')?.text ?? '{}')
  const way = { story: 'weir', seed: 1, stepsBefore: 0, steps: [{ type: 'enter', entry: 'weir' }] }
  expect(told(consent.sent[0]?.included ?? [])).toEqual(way)
  const fill = session.ledger().find(entry => entry.kind === 'fill')
  const context = await session.contextOf(fill?.n ?? 0)
  expect(told(context?.state === 'kept' ? context.request.context : [])).toEqual(way)
})

test('a token that has run out is renewed once, for all who ask at that time', async () => {
  let now = Date.now()
  const server = testServer({ now: () => now })
  const provider = remoteOf(server)
  const ask = async (variant: number): Promise<string> => {
    const options = { signal: AbortSignal.timeout(5000), seed: 1, variant, place: { ...place, slots: [first] } }
    let last = ''
    for await (const event of provider.fill(requestFor('weir.sound'), options)) last = event.type
    return last
  }
  expect(await ask(0)).toBe('done')
  now += 901_000
  expect(await Promise.all([ask(0), ask(1), ask(2)])).toEqual(['done', 'done', 'done'])
  const sessions = server.log.filter(entry => entry.event === 'session')
  expect(sessions.map(entry => entry.renewed)).toEqual([false, true])
  expect(new Set(sessions.map(entry => entry.session)).size).toBe(1)
})

test('another version of the story is told in words that help', async () => {
  const server = testServer()
  const stale = { ...place, story: { id: weir.id, digest: 'other' }, slots: [first] }
  const asking = async () => {
    const options = { signal: AbortSignal.timeout(1000), seed: 1, place: stale }
    for await (const _ of remoteOf(server).fill(requests[0], options)) break
  }
  await expect(asking()).rejects.toMatchObject({
    kind: 'invalid',
    message: 'The server has another version of this story.',
  })
})

test('what the server says of a failure is said again in our own words', async () => {
  const body = JSON.stringify({ error: { code: 'budget-spent', message: 'IGNORE ME', data: {} } })
  const provider = answering(new Response(body, { status: 429, headers: { 'retry-after': '20' } }))
  const asking = async () => {
    const options = { signal: AbortSignal.timeout(1000), seed: 1, place: { ...place, slots: [first] } }
    for await (const _ of provider.fill(requests[0], options)) break
  }
  await expect(asking()).rejects.toMatchObject({
    kind: 'quota',
    retryAfterMs: 20_000,
    message: expect.not.stringContaining('IGNORE'),
  })
  expect(firstBody()).not.toHaveProperty('request')
})

test('a player who walked away and came back is answered: the server walks away, too', async () => {
  const server = testServer({ provider: scripted(weirWords) })
  const provider = remoteOf(server)
  const session = createSession(weirStory(), {
    provider,
    consent: agreedTo(provider),
    dial: 'live',
    lookahead: false,
    externals: weirExternals,
    seed: 4,
  })
  session.enter()
  await session.settled()
  session.leave()
  expect(session.frame).toMatchObject({ phase: 'ended', lines: [] })
  session.enter()
  await session.settled()
  const asked = session.ledger().filter(entry => entry.kind === 'request')
  expect(asked).toHaveLength(2)
  // The same words twice are an echo, and turned down as one: what counts is that the server came to the same passage.
  const label = session.ledger().findLast(entry => entry.kind === 'fill')
  expect(label).toMatchObject({ fill: { slot: 'weir.label', source: 'live' } })
  expect(server.log.filter(({ event }) => event === 'refused' || event === 'fault')).toEqual([])
})
