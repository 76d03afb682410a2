import { expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import { createSession } from '../session/create-session.ts'
import type { Story } from '../story/story.ts'
import { scripted } from '../testing/scripted-provider.ts'

test('a function that was called for a line whose value had to be invented first is not called again by loading', async () => {
  const story = testStory(
    'EXTERNAL roll()\nVAR name = "nobody"\n-> k\n=== k\nHm.\n+ [On.]\n- ~ temp r = roll()\n{name} has {r}. # invent name: a name; max 2 words\n+ [Off.]\n- -> END\n',
  ) as Story
  let calls = 0
  const options = {
    lookahead: false,
    dial: 'live',
    provider: scripted({ 'k.name': 'Bo' }),
    externals: { roll: { kind: 'recorded', call: () => ++calls } },
  } as const
  const session = createSession(story, options)
  session.enter()
  await session.settled()
  session.choose(session.frame.choices[0]?.id ?? '')
  expect((await session.settled()).lines.map(line => line.text)).toEqual(['Bo has 1.'])
  const loaded = createSession(story, { ...options, snapshot: JSON.parse(JSON.stringify(session.save())) })
  expect((await loaded.settled()).lines.map(line => line.text)).toEqual(['Bo has 1.'])
  expect(calls).toBe(1)
})

test('nor where another value has to be invented between it and the next', async () => {
  const story = testStory(
    'EXTERNAL roll()\nVAR one = "nobody"\nVAR two = "nobody"\n-> k\n=== k\nHm.\n+ [On.]\n- ~ temp r = roll()\n{one} has {r}. # invent one: a name; max 2 words\n{two} has {r}. # invent two: a name; max 2 words\n+ [Off.]\n- -> END\n',
  ) as Story
  let calls = 0
  const options = {
    lookahead: false,
    dial: 'live',
    provider: scripted({ 'k.two': 'Bo' }),
    externals: { roll: { kind: 'recorded', call: () => ++calls } },
  } as const
  const session = createSession(story, options)
  session.enter()
  await session.settled()
  session.choose(session.frame.choices[0]?.id ?? '')
  const lines = ['nobody has 1.', 'Bo has 1.']
  expect((await session.settled()).lines.map(line => line.text)).toEqual(lines)
  const loaded = createSession(story, { ...options, snapshot: JSON.parse(JSON.stringify(session.save())) })
  expect((await loaded.settled()).lines.map(line => line.text)).toEqual(lines)
  loaded.back()
  loaded.forward()
  expect(loaded.frame.lines.map(line => line.text)).toEqual(lines)
  expect(calls).toBe(1)
})
