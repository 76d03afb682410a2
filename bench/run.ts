import { readFileSync, writeFileSync } from 'node:fs'
import { type BenchRow, keepsBar } from './bench-row.ts'
import { benchCachedPrefix } from './cached-prefix.ts'
import { benchChecks } from './checks/check-texts.ts'
import { benchFlattening } from './checks/flattening.ts'
import { benchJudge } from './checks/judge-pairs.ts'
import { benchChoosing } from './choosing.ts'
import { benchDoorSize } from './door-size.ts'
import { benchFirstChoiceSize } from './first-choice-size.ts'
import { benchLookahead } from './lookahead.ts'
import { benchMemory } from './memory.ts'
import { benchPageWeight } from './page-weight.ts'
import { benchLongPlay, benchSessionTurn } from './session-turn.ts'
import { sideBySide } from './side-by-side.ts'
import { benchTypeOn } from './type-on.ts'
import { benchWaiting } from './waiting.ts'
import { benchWaitingInBrowser } from './waiting-in-browser.ts'

interface Bench {
  readonly measure: () => BenchRow[] | Promise<BenchRow[]>
  /** Its cases have many figures each: a line for a case, a column for a figure. */
  readonly sideBySide?: true
}

const benches: Readonly<Record<string, Bench>> = {
  turn: { measure: benchSessionTurn },
  long: { measure: benchLongPlay },
  size: { measure: benchDoorSize },
  first: { measure: benchFirstChoiceSize },
  page: { measure: benchPageWeight },
  ahead: { measure: benchLookahead },
  choose: { measure: benchChoosing },
  waiting: { measure: benchWaiting, sideBySide: true },
  memory: { measure: benchMemory, sideBySide: true },
  screen: { measure: benchWaitingInBrowser, sideBySide: true },
  cache: { measure: benchCachedPrefix },
  checks: { measure: benchChecks, sideBySide: true },
  flattening: { measure: benchFlattening, sideBySide: true },
  judge: { measure: benchJudge, sideBySide: true },
  frames: { measure: benchTypeOn },
}

/**
 * Runs the benchmarks named on the command line, or all; prints their tables and writes them to `bench/results.json`,
 * where the others keep what they had.
 */
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
    const measured = await bench.measure()
    rows.push(...measured)
    if (bench.sideBySide === true) console.log(sideBySide(measured))
    else print(measured)
  }
  const file = `${import.meta.dirname}/results.json`
  const before = JSON.parse(readFileSync(file, 'utf8')) as readonly BenchRow[]
  const kept = before.filter(old => !rows.some(row => row.bench === old.bench))
  const lines = [...kept, ...rows].map(row => JSON.stringify(row))
  writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`)
}

function print(rows: readonly BenchRow[]): void {
  const shown = (value: number | undefined): string =>
    value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toPrecision(3)
  const table = rows.map(row => {
    const { bench, case: name, value, unit, baseline, ratio, bar, floor, ofRatio } = row
    return {
      bench,
      case: name,
      value: `${shown(value)} ${unit}`,
      baseline: shown(baseline),
      ratio: ratio === undefined ? '' : ratio.toFixed(2),
      bar:
        bar === undefined
          ? ''
          : `${floor === true ? '≥' : '≤'} ${bar}${ofRatio === true ? ' ×' : ''}${keepsBar(row) ? '' : ' (not kept)'}`,
    }
  })
  console.table(table)
}

await run(process.argv.slice(2))
