import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import { playThrough } from './play-through.ts'
import { scripted } from './scripted-provider.ts'

const ferry = testStory(readFileSync(new URL('../session/stories/ferry.ink', import.meta.url), 'utf8'), {
  id: 'ferry',
  bible: { cast: { OONA: {} }, title: 'The Ferry' },
})

test('picks are ids, the last parts of ids, labels or places; the words of a slot and the variables can be asked for', async () => {
  const play = await playThrough(ferry, {
    entry: 'ferry',
    world: { gold: 3 },
    language: 'de',
    provider: scripted({ 'ferry.greet': 'Du. Ausgerechnet heute.' }),
    picks: ['Give her the letter.', 'north', 0],
  })
  expect(play.textOf('ferry.greet')).toBe('Du. Ausgerechnet heute.')
  expect(play.textOf('ferry.nowhere')).toBeUndefined()
  expect(play.variables).toMatchObject({ trust: 3, gold: 3 })
  expect(play.frames).toHaveLength(4)
  expect(play.frame).toMatchObject({ phase: 'ended', ending: 'ashore', language: 'de' })
})

test('the transcript says what was offered, taken and filled', async () => {
  const provider = scripted({ 'ferry.greet': 'You. Today of all days.' })
  const { transcript } = await playThrough(ferry, { provider, picks: ['keep'] })
  expect(transcript).toBe(`The Ferry

The ferry smells of diesel and wet wool.
OONA: You. Today of all days. [ferry.greet live]
  0. Give her the letter.
  1. Keep it.

> Keep it.
OONA: Where were you, all winter?
  0. In the north.
  1. Say nothing.
`)
})

test('a pick that is not offered, or comes after the end, says what there is', async () => {
  await expect(playThrough(ferry, { picks: ['Swim.'] })).rejects.toMatchObject({
    code: 'unknown-choice',
    hint: expect.stringContaining('0 ferry.give "Give her the letter."'),
  })
  await expect(playThrough(ferry, { entry: 'harbour', picks: [0] })).rejects.toMatchObject({
    code: 'picks-left-over',
    data: { left: [0] },
  })
})
