import { expect, test } from 'vitest'
import { gameMark } from '../story/given-by-game.ts'
import { testStory } from './compiler/test-story.ts'

test('a position with marked labels says the same when it is loaded; one of before there were runs is quoted whole', () => {
  const story = testStory(
    `VAR alias = "nobody"
-> hall
=== hall
OONA: Well? # ask why: why {alias}; said to {alias}
* [Go with {alias}. # fill go: leave as {alias}; be brief; max 6 words # means: {alias} leaves]
* [Stay. # means: staying # default {alias == "x"}]
- -> END
`,
    { bible: { cast: { OONA: {} }, world: ['alias'] } },
  )
  const skeleton = story.skeleton()
  const alias = 'Gull; x: "y'
  const { at, slots, choices } = skeleton.step(skeleton.begin(1), { type: 'enter', world: { alias } })
  const marks = [gameMark]
  const value = { text: alias, marks }
  expect(slots.map(({ pieces }) => pieces)).toEqual([
    [{ text: 'leave as ' }, value, { text: '; be brief' }],
    [{ text: 'why ' }, value, { text: '; said to ' }, value],
  ])
  expect(choices.map(({ meansPieces, means }) => meansPieces ?? means)).toEqual([
    [value, { text: ' leaves' }],
    'staying',
  ])

  const saved = JSON.parse(JSON.stringify(at))
  const loaded = story.skeleton()
  const again = loaded.step(loaded.load(saved), { type: 'world' })
  expect([again.slots, again.choices]).toEqual([slots, choices])

  for (const [, label] of saved.labels) delete label.tags
  delete saved.briefPieces
  const older = loaded.step(loaded.load(saved), { type: 'world' })
  expect(older.slots.map(({ brief }) => brief)).toEqual([
    `leave as ${alias}; be brief; max 6 words`,
    `why ${alias}; said to ${alias}`,
  ])
  expect(older.slots.map(({ pieces, marks: own }) => pieces?.every(run => run.marks !== undefined) ?? own)).toEqual([
    true,
    marks,
  ])
  expect(older.choices.map(({ means, preferred }) => [means, preferred])).toEqual([
    [`${alias} leaves`, false],
    ['staying', false],
  ])
})
