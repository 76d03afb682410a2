import { playThrough, scripted } from '@lacuna/engine/testing'
import { expect, test } from 'vitest'
import ferry from './ferry.ink'

test('Oona forgives', async () => {
  const play = await playThrough(ferry, {
    entry: 'ferry',
    world: { gold: 3 },
    language: 'de',
    provider: scripted({ 'ferry.greet': 'Du. Ausgerechnet heute.' }),
    picks: ['Give her the letter.', 'north'],
  })
  expect(play.textOf('ferry.greet')).toBe('Du. Ausgerechnet heute.')
  expect(play.variables.trust).toBe(3)
})
