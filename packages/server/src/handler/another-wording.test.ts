import { createSession } from '@lacuna/engine'
import { memoryFillStore } from '@lacuna/engine/fill'
import { agreedTo, scripted } from '@lacuna/engine/testing'
import { expect, test } from 'vitest'
import { remoteOf, testServer, weirStory } from '../weir.fixture.ts'

const script = `-> pool
=== pool ===
The pool is still. # fill still: the pool; max 12 words
* [Wait.] -> END
`
const wordings = ['Rain has left the pool like glass.', 'Nothing stirs under the alders.', 'Leaves turn on dark water.']

async function poolOf(variants: number) {
  const story = weirStory({ variants }, 'pool', script)
  const provider = scripted({ 'pool.still': wordings }, { model: 'reed-1' })
  const server = testServer({ stories: [story], provider, fills: memoryFillStore() })
  const game = remoteOf(server)
  const session = createSession(story, {
    dial: 'live',
    provider: game,
    consent: agreedTo(game),
    lookahead: false,
    seed: 1,
  })
  session.enter()
  await session.settled()
  const [line] = session.frame.lines
  return { provider, session, entry: line?.spans[0]?.origin.entry ?? 0, text: line?.text }
}

test('a server gives another variant of what it may share, and is told nothing of what stood there', async () => {
  const { provider, session, entry, text } = await poolOf(3)
  expect(text).toBe(wordings[0])
  expect(await session.reword(entry)).toMatchObject({ state: 'replaced', slot: 'pool.still' })
  expect(session.frame.lines[0]?.text).not.toBe(text)
  expect(wordings).toContain(session.frame.lines[0]?.text)
  expect(JSON.stringify(provider.requests)).not.toContain(wordings[0])
})

test('where it keeps one wording alone, the line stays, and that is said', async () => {
  const { session, entry, text } = await poolOf(1)
  expect(await session.reword(entry)).toMatchObject({ state: 'kept', reason: 'no-other' })
  expect(session.frame.lines[0]?.text).toBe(text)
})
