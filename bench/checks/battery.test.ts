import { describe, expect, test } from 'vitest'
import { type BatteryText, batteryTexts } from './battery.ts'
import { isWrong, mostWrong } from './check-texts.ts'

const percent = (name: string, texts: readonly BatteryText[]): number =>
  (100 * texts.filter(each => isWrong(name, each)).length) / texts.length

describe.each([
  ['that the checks were made with', false],
  ['that were held out', true],
] as const)('of the texts %s', (_, isHeldOut) => {
  const of = (name: 'bad' | 'good'): readonly BatteryText[] =>
    batteryTexts(name).filter(each => each.isHeldOut === isHeldOut)

  test('hardly a bad one passes', () => {
    expect(percent('bad', of('bad'))).toBeLessThanOrEqual(mostWrong.bad)
  })

  test('hardly a good one is refused', () => {
    expect(percent('good', of('good'))).toBeLessThanOrEqual(mostWrong.good)
  })
})

test('the battery is large enough to say so', () => {
  expect(batteryTexts('bad').length).toBeGreaterThanOrEqual(80)
  expect(batteryTexts('good').length).toBeGreaterThanOrEqual(200)
  expect(batteryTexts('subtle').length).toBeGreaterThanOrEqual(30)
})
