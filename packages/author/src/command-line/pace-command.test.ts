import { expect, test } from 'vitest'
import { lanternCopy } from '../../tests/lantern-copy.ts'
import { spawnLacuna } from '../../tests/spawn-lacuna.ts'
import type { Pace } from '../pace/simulate-pace.ts'

async function paced(...flags: readonly string[]): Promise<Pace> {
  const { out } = await spawnLacuna(['pace', 'errand.ink', '--json', ...flags])
  return JSON.parse(out) as Pace
}

test('the more is prepared, the fewer turns wait, and the more it costs; a store makes it cheap', async () => {
  const { rows } = await paced('--plays', '6')
  const row = (name: string) => rows.find(({ policy }) => policy === name) as Pace['rows'][number]
  const [none, next, deep, shared] = ['on arrival', 'next passages only', 'margin 3', 'readers share fills'].map(row)
  expect(none?.withoutWait).toBe(0)
  expect(next?.withoutWait).toBeGreaterThan(0)
  expect(deep?.withoutWait).toBeGreaterThan(next?.withoutWait ?? 1)
  expect(none?.fillsPerFillShown).toBe(1)
  expect(deep?.cost).toBeGreaterThan(none?.cost ?? 1)
  expect(shared?.cost).toBeLessThan(none?.cost ?? 0)
  // Half of what the usual row spends is in between.
  const budget = rows.find(({ policy }) => policy.endsWith('tokens ahead'))
  expect(budget?.withoutWait).toBeLessThan(deep?.withoutWait ?? 0)
  expect(budget?.withoutWait).toBeGreaterThan(0)
})

test('the same readers wait the same again', async () => {
  expect(await paced('--plays', '2')).toEqual(await paced('--plays', '2'))
})

test('where readers wait is told with file, line and what to do', async () => {
  const { out, exit } = await spawnLacuna(['pace', 'errand.ink', '--speed', '60s', '--plays', '4'])
  expect(exit).toBe(0)
  expect(out).toMatch(/shop\.shop \(errand\.ink:19\): \d+ of \d+ visits? waited, [\d.]+ s on average/)
  expect(out).toMatch(/has \d+\s+words?;\s+a\s+fill\s+takes\s+as\s+long\s+as\s+reading\s+391/)
})

test('a story in which nothing is filled live is told so, and `--live` shows what would be', async () => {
  const cwd = lanternCopy({ 'errand.bible.yaml': 'story: errand\nlanguage: en\nallow: reviewed\n' })
  const closed = await spawnLacuna(['pace', 'errand.ink', '--plays', '2'], { cwd })
  expect(closed.out).toContain('nobody waits')
  const open = await spawnLacuna(['pace', 'errand.ink', '--plays', '2', '--live'], { cwd })
  expect(open.out).toContain('turns without a wait')
})

test('what can’t be meant is told with what can', async () => {
  const said = async (...flags: readonly string[]) => await spawnLacuna(['pace', 'errand.ink', ...flags])
  expect(await said('--speed', 'soon')).toMatchObject({ exit: 2, err: expect.stringContaining('--speed 5s') })
  expect(await said('--plays', '0')).toMatchObject({ exit: 2, err: expect.stringContaining('from 1 to 1000') })
  expect(await said('--model', 'claude-haiku')).toMatchObject({
    exit: 2,
    err: expect.stringContaining('Did you mean claude-haiku-5-5?'),
  })
  expect(await spawnLacuna(['pace', 'none.ink'])).toMatchObject({
    exit: 1,
    err: expect.stringContaining('file-missing'),
  })
})
