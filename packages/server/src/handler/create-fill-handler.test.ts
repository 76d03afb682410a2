import {
  createSession,
  type External,
  type FillRequest,
  type Frame,
  type NarrativeProvider,
  type Session,
} from '@lacuna/engine'
import { agreedTo, type ScriptedProvider, scripted } from '@lacuna/engine/testing'
import { expect, test } from 'vitest'
import {
  base,
  codeOf,
  eventsOf,
  firstBody,
  remoteOf,
  testServer,
  weir,
  weirExternals,
  weirStory,
  weirWords,
} from '../weir.fixture.ts'

const consent = agreedTo({ id: 'remote' })

/** Plays the whole story: typed words, an invented name, a function of the game, what was read before. */
async function played(
  provider: NarrativeProvider,
  last = 'weir.tides',
  story = weir,
): Promise<{ readonly session: Session; readonly frames: Frame[] }> {
  const session = createSession(story, {
    provider,
    dial: 'live',
    consent,
    externals: weirExternals,
    deadlineMs: 3000,
    lookahead: false,
  })
  session.enter()
  const frames = [await session.settled()]
  session.choose('weir.bread')
  frames.push(await session.settled())
  session.answer('The miller did.')
  frames.push(await session.settled())
  session.choose(last)
  frames.push(await session.settled())
  return { session: session as Session, frames }
}

function textsOf(frames: readonly Frame[]): readonly string[] {
  return frames.flatMap(frame => [...frame.lines.map(line => line.text), ...frame.choices.map(choice => choice.text)])
}

test('a game that is filled by its server reads as one that has the key itself', async () => {
  const server = testServer()
  const { frames, session } = await played(remoteOf(server))
  const own = await played(scripted(weirWords))
  expect(textsOf(frames)).toEqual(textsOf(own.frames))
  expect(frames.at(-1)?.phase).toBe('ended')
  const fills = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  expect(fills.map(fill => [fill.slot, fill.source, fill.provider, fill.model])).toEqual(
    fills.map(fill => [fill.slot, 'live', 'scripted', 'reed-1']),
  )
  expect(fills.length).toBe(8)
})

test('turns that may come are prepared by the server as well, each by the way that leads there', async () => {
  const server = testServer()
  const session = createSession(weir, { provider: remoteOf(server), dial: 'live', consent, externals: weirExternals })
  session.enter()
  await session.settled()
  const doubted = () =>
    server.log.filter(entry => entry.event === 'answer' && entry.slots.includes('weir.doubt')).length
  await expect.poll(doubted).toBeGreaterThan(0)
  session.choose('weir.gate')
  await session.settled()
  // All that may come after the question is at hand.
  await expect
    .poll(() => {
      const { ahead = [], running } = session.metrics ?? {}
      const coming = ahead.filter(({ slots }) => slots.includes('weir.doubt'))
      return running === 0 && coming.length > 0 && coming.every(({ state }) => state === 'ready')
    })
    .toBe(true)
  const before = doubted()
  session.choose('weir.silence')
  const { lines } = await session.settled()
  expect(lines.map(line => line.text)).toContain('The name means little here.')
  expect(doubted()).toBe(before)
  expect(server.log.filter(entry => entry.event === 'refused')).toEqual([])
})

test.each([
  ['all facts', undefined, ['About INA: You came to the weir on foot.', 'About INA: You gave her bread.']],
  ['one fact about each', 1, ['About INA: You gave her bread.']],
])(
  'the server makes the very requests that the game has, without being told a word of them: %s',
  async (_, most, told) => {
    const story = weirStory(most === undefined ? {} : { facts: most })
    const server = testServer({ stories: [{ story, externals: { crew: weirExternals.crew as External } }] })
    const sent: string[] = []
    const watching = { ...server, fetch: watched(server.fetch, sent) }
    await played(remoteOf(watching), 'weir.on', story)
    const own = scripted(weirWords, { shared: true })
    await played(own, 'weir.on', story)
    expect(own.requests.at(-1)?.facts).toEqual(told)
    const made = (server.provider as ScriptedProvider).requests
    expect(made.map(withoutLabel)).toEqual(own.requests.map(withoutLabel))
    const words = own.requests.flatMap(request => [
      request.instructions.stable,
      ...request.slots.map(slot => slot.brief),
    ])
    for (const word of words) expect(sent.join('\n')).not.toContain(word)
  },
)

/** Which label the player clicked on: the server knows the author's words for it, the game those on the screen. */
function withoutLabel({ choice: _, context, private: __, ...request }: FillRequest): unknown {
  const told = context.filter(part => part.label !== 'choice just taken' && part.label !== 'from the player')
  return { ...request, context: told }
}

function watched(fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>, sent: string[]) {
  return (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    sent.push(String(init?.body))
    return fetch(input, init)
  }
}

test('what a player typed is sent only where it is read', async () => {
  const server = testServer()
  const sent: string[] = []
  const provider = remoteOf({ ...server, fetch: watched(server.fetch, sent) })
  const session = createSession(weir, { provider, dial: 'live', consent, externals: weirExternals, lookahead: false })
  session.enter()
  await session.settled()
  session.choose('weir.bread')
  await session.settled()
  session.answer('Say nothing.')
  await session.settled()
  const before = sent.length
  // Of what is asked behind the question, only `weir.doubt` reads the answer.
  const reading = sent.filter(body => body.includes('Say nothing.'))
  expect(reading).toEqual([expect.stringContaining('"id":"weir.doubt"')])
  expect(sent.at(-1)).toContain('"id":"weir.sluice"')
  session.choose('weir.on')
  await session.settled()
  expect(sent.length).toBeGreaterThan(before)
  expect(sent.slice(before).join()).not.toContain('Say nothing.')
  expect(server.log.filter(entry => entry.event === 'refused')).toEqual([])
})

test('a save that is loaded goes on with the server', async () => {
  const server = testServer()
  const first = createSession(weir, { provider: remoteOf(server), dial: 'live', consent, externals: weirExternals })
  first.enter()
  await first.settled()
  const loaded = createSession(weir, {
    provider: remoteOf(server),
    dial: 'live',
    consent,
    externals: weirExternals,
    snapshot: JSON.parse(JSON.stringify(first.save())),
  })
  loaded.choose('weir.gate')
  await loaded.settled()
  loaded.choose('weir.silence')
  const frame = await loaded.settled()
  expect(frame.lines.map(line => line.text)).toContain('The name means little here.')
})

test('an answer that does not keep its contract is made once more, and told what was wrong and what to do instead', async () => {
  const provider = scripted({ ...weirWords, 'weir.greet': ['I am sorry, so very sorry.', 'Mind the wet stones.'] })
  const server = testServer({ provider })
  const session = createSession(weir, {
    provider: remoteOf(server),
    dial: 'live',
    consent,
    externals: weirExternals,
    lookahead: false,
  })
  session.enter()
  const frame = await session.settled()
  expect(frame.lines.map(line => line.text)).toContain('Mind the wet stones.')
  expect(provider.requests.map(request => request.repair)).toEqual([
    undefined,
    [
      {
        key: 'weir.greet',
        proposal: 'I am sorry, so very sorry.',
        problems: [expect.stringContaining('“sorry”')],
        instead: ['Say it without these words and without others of their stem.'],
      },
    ],
  ])
})

test('a story that permits no generated words gets none', async () => {
  const story = weirStory({ allow: 'reviewed' }, 'weir')
  const server = testServer({ stories: [{ story, externals: { crew: weirExternals.crew as never } }] })
  const session = await server.fetch(`${base}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ format: 1, story: 'weir', digest: story.digest }),
  })
  const { token } = (await session.json()) as { token: string }
  expect(await codeOf(await server.fill(firstBody({ digest: story.digest }), token))).toBe('403 slot-not-live')
})

test('health says which stories are filled here', async () => {
  const server = testServer()
  const response = await server.fetch(`${base}/health`)
  expect(await response.json()).toEqual({ status: 'ok', stories: [{ id: 'weir', digest: weir.digest }], answers: 0 })
})

test('it says who answers, and streams', async () => {
  const provider = scripted(weirWords, { model: 'reed-1', chunk: 9, rules: false })
  const events = await eventsOf(await testServer({ provider }).fill(firstBody()))
  expect(events[0]).toEqual({ type: 'answering', id: 'scripted', model: 'reed-1' })
  expect(events.filter(event => event.type === 'delta').length).toBeGreaterThan(5)
  const receipts = ['weir.sound', 'weir.greet'].map(slot => ({ slot, text: weirWords[slot as 'weir.sound'] }))
  expect(events.at(-1)).toMatchObject({ type: 'done', reason: 'complete', model: 'reed-1', receipts })
})

test('a secret that can be guessed is not taken', () => {
  expect(() => testServer({ secret: 'short' })).toThrow('32 characters')
})

test('a story whose pure functions are not given is not served', () => {
  const bare = weirStory({}, 'bare', 'EXTERNAL crew()\nThere are {crew()} men. # fill men: the men\n-> END')
  expect(() => testServer({ stories: [bare] })).toThrow('crew')
})
