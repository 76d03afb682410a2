import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Check, type CheckResult, measuredRun } from './measured-run.ts'

const root = join(import.meta.dirname, '../..')

/** The command that runs a script of an installed package with this Node. */
export const nodeScript = (script: string, ...args: readonly string[]): readonly string[] => [
  process.execPath,
  join(root, 'node_modules', script),
  ...args,
]

/**
 * Runs checks at once; prints what failed as soon as it has, what each took, and last, alone on its line, `N passed, N failed`:
 * the tests that passed; the tests and the other checks that failed. Where `TEST_COUNTS` names a file, that line goes there. Any
 * failure sets the exit code to 1.
 */
export async function checksSideBySide(checks: readonly Check[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'checks-'))
  const counts = join(folder, 'counts')
  const start = performance.now()
  const results = await Promise.all(
    checks.map(async check => {
      const result = await measuredRun(root, { ...check, env: { TEST_COUNTS: counts } })
      if (!result.passed && result.output !== '') console.error(`${result.name} failed:\n${result.output}`)
      return result
    }),
  )
  const seconds = (performance.now() - start) / 1000
  for (const each of results)
    console.log(row(each.name, each.seconds, each.cpuSeconds, each.passed ? 'passed' : 'FAILED'))
  console.log(row('all', seconds, cpuOf(results), ''))

  const counted = [...contentOf(counts).matchAll(/(\d+) passed, (\d+) failed/g)]
  rmSync(folder, { recursive: true, force: true })
  const [passed, failedTests] = [1, 2].map(index => counted.reduce((sum, match) => sum + Number(match[index]), 0))
  const failed = results.filter(result => !result.passed)
  // A run of tests that failed says how many did, unless it never came to that.
  const others = failed.filter(({ name }) => !name.endsWith('tests') || failedTests === 0)
  const line = `${passed} passed, ${(failedTests ?? 0) + others.length} failed\n`
  const elsewhere = process.env.TEST_COUNTS
  if (elsewhere !== undefined && elsewhere !== '') appendFileSync(elsewhere, line)
  else process.stdout.write(line)
  process.exitCode = failed.length > 0 ? 1 : 0
}

function row(name: string, seconds: number, cpuSeconds: number | undefined, result: string): string {
  const cpu = cpuSeconds === undefined ? '' : `${cpuSeconds.toFixed(1)} s CPU`
  return `${name.padEnd(16)}${seconds.toFixed(1).padStart(7)} s${cpu.padStart(14)}  ${result}`.trimEnd()
}

function cpuOf(results: readonly CheckResult[]): number | undefined {
  return results.some(({ cpuSeconds }) => cpuSeconds === undefined)
    ? undefined
    : results.reduce((sum, { cpuSeconds = 0 }) => sum + cpuSeconds, 0)
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
