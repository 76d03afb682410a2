import { expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { createSession } from '../session/create-session.ts'
import { scripted } from '../testing/scripted-provider.ts'

const story = testStory(
  `VAR turns = 0
-> yard
=== yard ===
# with OONA
~ turns++
The yard, for the {turns}th time. # fill yard: the yard; reads @history; reads @diary.now; max 20 words
OONA: Again? # fill again: what she says; reads @said.yard.yard
+ [Look for the key of number {turns} behind the well once more.] -> hall
+ [Leave it where it is, and say so to Oona this time.] -> hall
=== hall ===
Nobody is here. # fill hall: the hall
+ [Go back.] -> yard
`,
  { bible: { cast: { OONA: {} } } },
)

test('what is told does not grow with the turns', async () => {
  let asked = 0
  const written = () => ({ uses: [1, 2], text: `It has been done for the ${++asked}th time, and it was like rain.` })
  const provider = scripted({ 'yard.yard': written, 'yard.again': written, 'hall.hall': written })
  const session = createSession(story, { provider, dial: 'live', lookahead: false })
  const turns = Math.max(360, runs(2400))
  const sizes: number[] = []
  session.enter()
  await session.settled()
  for (let turn = 0; turn < turns; turn++) {
    const before = provider.requests.length
    session.choose(session.frame.choices[turn % session.frame.choices.length]?.id ?? '')
    await session.settled()
    const added = provider.requests.slice(before)
    sizes.push(Math.max(0, ...added.map(({ context, soft }) => JSON.stringify([context, soft]).length)))
  }
  const largest = (from: number, to: number): number => Math.max(...sizes.slice(from, to))
  // The diary is at its limit by then.
  expect(largest(turns - 60, turns)).toBeLessThan(1.1 * largest(240, 300))
  expect(largest(turns - 60, turns)).toBeGreaterThan(0)
})
