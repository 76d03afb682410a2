import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { hasRedis, startRedis } from './redis.fixture.ts'

interface Report {
  readonly answered: number
  readonly refused: number
  readonly calls: number
}

/** A server of its own in a process of its own: the budget is all that the two share. */
function serverProcess(url: string): Promise<Report> {
  const script = new URL('./spends.fixture.ts', import.meta.url)
  const child = spawn(process.execPath, ['--conditions=@lacuna/source', '--no-warnings', script.pathname, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', data => {
      said += data
    })
    child.on('exit', code =>
      code === 0 ? resolve(JSON.parse(said) as Report) : reject(new Error(`It ended with ${code}.`)),
    )
  })
}

test.skipIf(!hasRedis())('two processes over one Redis hold one budget', async () => {
  const redis = await startRedis()
  try {
    const reports = await Promise.all([serverProcess(redis.url), serverProcess(redis.url)])
    const answered = reports.reduce((sum, report) => sum + report.answered, 0)
    // Each answer costs 1000 tokens and the day has 20,900: with 900 left, a request may cost more.
    expect(answered).toBe(20)
    expect(reports.reduce((sum, report) => sum + report.calls, 0)).toBe(20)
    for (const report of reports) expect(report.refused).toBeGreaterThan(0)
    expect(reports.every(report => report.answered > 0)).toBe(true)
  } finally {
    await redis.stop()
  }
})
