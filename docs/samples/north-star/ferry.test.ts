import { playThrough, scripted } from '@lacuna/engine/testing'
import { expect, test } from 'vitest'
import { crossing } from './ferry.ts'

test('the ferry of the kit goes ashore, whatever she calls you', async () => {
  const play = await playThrough(crossing, {
    provider: scripted({ 'ferry.alias': 'sailor' }),
    picks: ['give', 'silent', 'ashore'],
  })
  expect(play.variables).toEqual({ trust: 2, alias: 'sailor' })
  expect(play.frame.ending).toBe('ashore')
  expect(play.transcript).toContain('OONA: Well then, sailor [value live].')
})
