import { mkdirSync, writeFileSync } from 'node:fs'
import type { BenchRow } from './bench-row.ts'
import { benchCachedPrefix } from './cached-prefix.ts'
import { benchDoorSize } from './door-size.ts'
import { benchLookahead } from './lookahead.ts'
import { benchPageWeight } from './page-weight.ts'
import { benchLongPlay, benchSessionTurn } from './session-turn.ts'
import { benchTypeOn } from './type-on.ts'
import { benchWaiting } from './waiting.ts'

const benches: Readonly<Record<string, () => BenchRow[] | Promise<BenchRow[]>>> = {
  turn: benchSessionTurn,
  long: benchLongPlay,
  size: benchDoorSize,
  page: benchPageWeight,
  ahead: benchLookahead,
  waiting: benchWaiting,
  cache: benchCachedPrefix,
  frames: benchTypeOn,
}

/** Runs the benchmarks named on the command line, or all; prints their tables and writes `bench/results.json`. */
async function run(names: readonly string[]): Promise<void> {
  const unknown = names.filter(name => !(name in benches))
  if (unknown.length > 0) {
    console.error(`No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`)
    process.exitCode = 1
    return
  }
  const rows: BenchRow[] = []
  for (const [name, bench] of Object.entries(benches)) {
    if (names.length > 0 && !names.includes(name)) continue
    const measured = await bench()
    rows.push(...measured)
    print(measured)
  }
  mkdirSync(import.meta.dirname, { recursive: true })
  writeFileSync(`${import.meta.dirname}/results.json`, `${JSON.stringify(rows, null, 2)}\n`)
}

function print(rows: readonly BenchRow[]): void {
  const shown = (value: number | undefined): string =>
    value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toPrecision(3)
  const table = rows.map(({ bench, case: name, value, unit, baseline, ratio, bar }) => ({
    bench,
    case: name,
    value: `${shown(value)} ${unit}`,
    baseline: shown(baseline),
    ratio: ratio === undefined ? '' : ratio.toFixed(2),
    bar: bar === undefined ? '' : `≤ ${bar}`,
  }))
  console.table(table)
}

await run(process.argv.slice(2))
