import { type BenchRow, row } from '../bench-row.ts'
import { type BatteryText, batteryTexts, checkBatteryText } from './battery.ts'

/** What may be wrong at most, in per cent. */
export const mostWrong = { bad: 5, good: 2 } as const

const parts = [
  ['development', (each: BatteryText) => !each.isHeldOut],
  ['held out', (each: BatteryText) => each.isHeldOut],
] as const

/**
 * The battery of texts that are fills and texts that are none: of each kind, how many of the bad ones pass and how many of
 * the good ones are refused, in per cent, for those that the checks were made with and those that were held out. Subtle bad
 * ones have no bar.
 */
export function benchChecks(): BenchRow[] {
  return [
    ...tableOf('bad', 'passed', mostWrong.bad),
    ...tableOf('good', 'refused', mostWrong.good),
    ...tableOf('subtle', 'passed'),
  ]
}

function tableOf(name: 'bad' | 'good' | 'subtle', wrong: string, bar?: number): BenchRow[] {
  const texts = batteryTexts(name)
  const kinds = [...new Set(texts.map(each => each.kind))]
  const rows = kinds.flatMap(kind => {
    const ofKind = texts.filter(each => each.kind === kind)
    return parts.flatMap(([part, isIn]) => {
      const all = ofKind.filter(isIn)
      return all.length === 0
        ? []
        : [row('checks', `${name}, ${kind} (${ofKind.length}): ${wrong}, ${part}`, share(name, all), '%')]
    })
  })
  const totals = parts.map(([part, isIn]) => {
    const all = texts.filter(isIn)
    return row(
      'checks',
      `${name}, all (${texts.length}): ${wrong}, ${part}`,
      share(name, all),
      '%',
      bar === undefined ? {} : { bar },
    )
  })
  return [...rows, ...totals]
}

function share(name: string, all: readonly BatteryText[]): number {
  return (100 * all.filter(each => isWrong(name, each)).length) / all.length
}

/** Whether the checks judge a text otherwise than its file. */
export function isWrong(name: string, each: BatteryText): boolean {
  return (checkBatteryText(each).violations.length === 0) === (name !== 'good')
}
