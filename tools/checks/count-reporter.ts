import { appendFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/**
 * Ends the output of a run with one line alone, `N passed, N failed`; a file that could not be read counts as failed. Where
 * `TEST_COUNTS` names a file, the line goes there, for whoever adds up several runs.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0
    let failed = unhandled.length
    for (const module of modules) {
      if (module.errors().length > 0) failed++
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed++
        if (state === 'failed') failed++
      }
    }
    const line = `${passed} passed, ${failed} failed\n`
    const file = process.env.TEST_COUNTS
    if (file !== undefined && file !== '') appendFileSync(file, line)
    // The last word, after whatever the other reporters still print.
    else process.once('exit', () => process.stdout.write(line))
  }
}
