import { expect, test } from 'vitest'
import { testStory } from '../../ink/compiler/test-story.ts'
import { createSession } from '../../session/create-session.ts'
import { scripted } from '../../testing/scripted-provider.ts'

const story = testStory(`-> stall
=== stall ===
You stand at the stall. Nobody minds you. # fill around: what it is like there
+ [Buy the smallest fish.] -> END
+ [Walk on.] -> END`)

async function filled(text: string) {
  const provider = scripted({ 'stall.around': text })
  const session = createSession(story, { dial: 'live', lookahead: false, provider })
  session.enter()
  await session.settled()
  const fill = session
    .ledger()
    .flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
    .at(-1)
  session.close()
  return { fill, text: session.frame.lines[0]?.text }
}

test('a fill that takes one of the choices for the reader is not shown', async () => {
  const { fill, text } = await filled('You buy the smallest fish. It is still cold.')
  expect(fill).toMatchObject({ source: 'author', reason: 'contract' })
  expect(text).toBe('You stand at the stall. Nobody minds you.')
})

test('one that has the reader do something else is', async () => {
  const { text } = await filled('You buy nothing. The smallest fish looks relieved.')
  expect(text).toBe('You buy nothing. The smallest fish looks relieved.')
})
