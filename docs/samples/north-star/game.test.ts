import type { Frame } from '@lacuna/engine'
import { scripted } from '@lacuna/engine/testing'
import { expect, test, vi } from 'vitest'
import { harbourGame } from './game.ts'

test('a talk is an actor of the game: it hears of the purse, and the game hears of the trust', async () => {
  const purse = { gold: 3 }
  const warmTo = vi.fn()
  let shown: Frame | undefined
  let pick = (_id: string): void => {}
  const actor = harbourGame({
    purse,
    oona: { warmTo },
    provider: scripted({ 'ferry.greet': 'Today of all days.' }),
    draw: (frame, pickOne) => {
      shown = frame
      pick = pickOne
    },
  }).start()
  actor.send({ type: 'MEET', who: 'ferry' })
  await expect.poll(() => shown?.phase).toBe('choosing')
  expect(shown?.lines.map(line => line.text)).toEqual([
    'The ferry smells of diesel and wet wool.',
    'Today of all days.',
  ])
  expect(shown?.variables.gold).toBe(3)
  pick(shown?.choices[0]?.id ?? '')
  await expect.poll(() => shown?.ask?.slot).toBe('ferry.winter')
  expect(warmTo).toHaveBeenLastCalledWith(2)
  expect(shown?.choices.map(choice => choice.text)).toEqual(['In the north.', 'Say nothing.'])
  actor.stop()
})
