import { expect, test } from 'vitest'
import { manualClock } from '../base/manual-clock.ts'
import { checkWordLoop } from '../fill/contract/check-shape.ts'
import type { TextRules } from '../fill/contract/text-rules.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { createSession } from '../session/create-session.ts'
import { emptyMeter, simulatedModel, syntheticText } from './simulated-model.ts'

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

test('it keeps to limits of sentences, characters and lines', async () => {
  const tight = testStory(
    `-> bank
=== bank ===
Reeds and reeds and reeds, as far as anybody goes to look at them. Mud. # fill reeds: reeds; max 30 characters
The mud has a name for everybody who crosses it, and says it. It says it again when they sink. # fill mud: mud; max 1 sentence
# document list: what was lost; max 2 lines
One boot and one hat and one dog that came back by itself.
One boot.
# end document
-> END
`,
  )
  const clock = manualClock()
  const speed = { name: '1 s', firstMs: 200, wholeMs: 1000 }
  const provider = simulatedModel(clock, speed, { seed: 1, failures: 0, streams: false, meter: emptyMeter() })
  const session = createSession(tight, { provider, clock, dial: 'live', lookahead: false })
  session.enter()
  await clock.advance(10_000)
  expect(session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill.source] : []))).toEqual(
    Array.from({ length: 3 }, () => 'live'),
  )
})

test.each([60, 90, 150, 300])('a text of %s words does not go round and round', length => {
  const texts = [1, 2, 10_001].map(count => syntheticText(length, count))
  for (const text of texts) expect(checkWordLoop(text, { language: 'en' } as TextRules)).toEqual([])
})
