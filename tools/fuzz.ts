/**
 * Runs the property tests whose path contains a pattern, or all of them, round after round, each with a seed of its own:
 *
 *     npx -y pnpm@12 fuzz
 *     npx -y pnpm@12 fuzz taint --rounds 100
 *     npx -y pnpm@12 fuzz taint --seed 1875048856
 *
 * What fails is printed with its counterexample, its seed and its path. The same seed draws the same cases again.
 */
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { propertyTests } from './property-tests.ts'

const root = join(import.meta.dirname, '..')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')

const flags = ['--configLoader=native', '--project=slow', '--reporter=minimal', '--testTimeout=0']

function fuzz(pattern: string, seeds: readonly number[]): void {
  const files = propertyTests().filter(file => file.includes(pattern))
  if (files.length === 0) {
    console.error(`No property test has ${pattern} in its path.`)
    process.exitCode = 1
    return
  }
  let failed = 0
  for (const [index, seed] of seeds.entries()) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, 'run', ...flags, ...files], {
      cwd: root,
      env: { ...process.env, FUZZ_SEED: String(seed) },
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    })
    console.log(`${index + 1} of ${seeds.length}, seed ${seed}: ${status === 0 ? 'nothing found' : 'found'}`)
    if (status === 0) continue
    failed++
    const again = [pattern, '--seed', seed].filter(part => part !== '').join(' ')
    console.log(`${stdout}\n${stderr}\nAgain: npx -y pnpm@12 fuzz ${again}`)
  }
  console.log(`${files.length} files, ${seeds.length} rounds, ${failed} of them failed`)
  if (failed > 0) process.exitCode = 1
}

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string' } },
  allowPositionals: true,
})
const seeds =
  values.seed === undefined
    ? Array.from({ length: Number(values.rounds) }, () => randomInt(2 ** 31))
    : [Number(values.seed)]
fuzz(positionals[0] ?? '', seeds)
