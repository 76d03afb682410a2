import { expect, test } from 'vitest'
import { shareByPlay } from './share-by-play.ts'

const turns = (plays: number, perPlay: number, counts: (play: number, turn: number) => boolean) =>
  Array.from({ length: plays * perPlay }, (_, at) => {
    const play = Math.floor(at / perPlay)
    return { play, counts: counts(play, at % perPlay) }
  })

test('turns that fail together in a play leave a wider interval than as many that fail anywhere', () => {
  const together = shareByPlay(turns(100, 20, play => play >= 5))
  const apart = shareByPlay(turns(100, 20, (_, turn) => turn > 0))
  expect(together.share).toBeCloseTo(apart.share)
  expect(together.high - together.low).toBeGreaterThan(4 * (apart.high - apart.low))
  expect(together.low).toBeGreaterThan(0.88)
  expect(together.high).toBeLessThan(1)
})

test('where every turn counts, the interval says how few plays that was', () => {
  expect(shareByPlay(turns(30, 20, () => true))).toEqual({ share: 1, low: 0.9, high: 1 })
  expect(shareByPlay(turns(30, 20, () => false))).toEqual({ share: 0, low: 0, high: 0.1 })
})
