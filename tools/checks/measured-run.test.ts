import { expect, test } from 'vitest'
import { cpuSecondsOf, measuredRun } from './measured-run.ts'

const root = import.meta.dirname
const program = (source: string): readonly string[] => [process.execPath, '-e', source]

test('says whether a program passed, what it printed, and how long it and its children were at work', async () => {
  const busy =
    'const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end) for (let i = 0; i < 1e6; i++);'
  const starts = `const { execFileSync } = require('node:child_process'); execFileSync(process.execPath, ['-e', '${busy}'])`
  const result = await measuredRun(root, { name: 'busy', command: program(`console.log('done'); ${starts}`) })
  expect(result).toMatchObject({ name: 'busy', passed: true, output: 'done\n' })
  if (result.cpuSeconds !== undefined) expect(result.cpuSeconds).toBeGreaterThan(0.3)
})

test('what ends with another code, or can’t be started, has failed', async () => {
  expect(await measuredRun(root, { name: 'no', command: program('process.exit(3)') })).toMatchObject({ passed: false })
  expect(await measuredRun(root, { name: 'none', command: ['no-such-program'] })).toMatchObject({ passed: false })
})

test('the second line of `times` is about what was waited for', () => {
  expect(cpuSecondsOf('0m0.01s 0m0.02s\n1m2.50s 0m0.25s\n')).toBe(62.75)
  expect(cpuSecondsOf('0m0,01s 0m0,02s\n0m2,50s 0m0,25s\n')).toBe(2.75)
  expect(cpuSecondsOf('')).toBeUndefined()
})
