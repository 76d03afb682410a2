import { expect, test } from 'vitest'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { createSession } from '../session/create-session.ts'
import { emptyMeter, simulatedModel } from './simulated-model.ts'

const story = testStory('-> bank\n=== bank ===\nReeds. # fill reeds: reeds\nMud. # fill mud: mud\n-> END\n', {
  id: 'bank',
})

async function saidTo(seed: number): Promise<readonly string[]> {
  const clock = manualClock()
  const speed = { name: '1 s', firstMs: 200, wholeMs: 1000 }
  const provider = simulatedModel(clock, speed, { seed, failures: 0, streams: false, meter: emptyMeter() })
  const session = createSession(story, { provider, clock, dial: 'live', lookahead: false })
  session.enter()
  await clock.advance(10_000)
  return session.frame.lines.map(line => line.text)
}

test('it says the same to the same reader, and nothing that it says to another', async () => {
  const [first, again, other] = [await saidTo(1), await saidTo(1), await saidTo(2)]
  expect(first).toHaveLength(2)
  expect(again).toEqual(first)
  for (const text of other) expect(first.some(line => line.includes(text) || text.includes(line))).toBe(false)
})
