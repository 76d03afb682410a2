import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Engine, olderEngine } from '../../../engine/fixtures/older-engine.ts'
import { base, testServer, weir, weirBible, weirExternals, weirScript } from '../weir.fixture.ts'

let engine: Engine & { readonly remove: () => void }

beforeAll(async () => {
  engine = await olderEngine()
})

afterAll(() => engine.remove())

test('a game that nobody has updated is answered by a server that was, for every slot of a play-through', async () => {
  const { bundle } = engine.compileInk({ file: 'weir.ink', source: weirScript, bible: weirBible })
  const story = engine.inkStory(bundle as never)
  // The same story to both, or the server would have none of it.
  expect(story.digest).toBe(weir.digest)
  const server = testServer()
  const provider = engine.remote({ url: base, fetch: server.fetch as typeof fetch })
  const consented = { ...provider, capabilities: { ...provider.capabilities, local: true } }
  const session = engine.createSession(story as never, {
    provider: consented as never,
    dial: 'live',
    lookahead: false,
    externals: weirExternals,
    seed: 4,
  })
  session.enter()
  await session.settled()
  for (const choice of ['weir.bread', 'weir.miller', 'weir.tides']) {
    session.choose(choice)
    await session.settled()
  }
  const fills = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  expect(fills.length).toBeGreaterThan(6)
  const notLive = fills.filter(({ source, slot }) => source !== 'live' && slot !== 'weir.rules')
  expect(notLive).toEqual([])
  expect(session.frame.variables.keeper).toBe('Wet Boots')
  expect(server.log.filter(({ event }) => event === 'refused' || event === 'fault')).toEqual([])
})
