import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { scripted } from '@lacuna/engine/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasRedis, startRedis, type TestRedis } from '../redis/redis.fixture.ts'
import { redisLimits } from '../redis/redis-limits.ts'
import { sqliteLimits } from '../sqlite/sqlite-limits.ts'
import { firstBody, testServer, weirWords } from '../weir.fixture.ts'
import type { Charge, LimitStore } from './limit-store.ts'
import { memoryLimits } from './memory-limits.ts'

const folder = mkdtempSync(join(tmpdir(), 'lacuna-limits-'))
let redis: TestRedis | undefined
let made = 0

beforeAll(async () => {
  if (hasRedis()) redis = await startRedis()
})

afterAll(async () => {
  await redis?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const kinds: Readonly<Record<string, () => LimitStore>> = {
  memory: () => memoryLimits(),
  'an SQLite file': () => sqliteLimits(join(folder, `${++made}.sqlite`)),
  Redis: () => redisLimits((redis as TestRedis).client, { prefix: `test-${++made}` }),
}

/** A charge of the count, in a window that is long enough for a test. */
function charge(count: string, points: number, most: number, endsAt: number = Date.now() + 60_000): Charge {
  return { count, points, most, endsAt }
}

describe.each(Object.keys(kinds))('limits in %s', name => {
  const store = kinds[name] as () => LimitStore
  const testHere = name === 'Redis' && !hasRedis() ? test.skip : test

  testHere('take what there is, each count its own', async () => {
    const limits = store()
    expect(await limits.take([charge('one', 3, 5)])).toEqual({ taken: true })
    expect(await limits.take([charge('one', 3, 5)])).toEqual({ taken: false, full: 0 })
    expect(await limits.take([charge('one', 2, 5)])).toEqual({ taken: true })
    expect(await limits.take([charge('two', 5, 5)])).toEqual({ taken: true })
    expect(await limits.take([charge('three', 6, 5)])).toEqual({ taken: false, full: 0 })
    expect(await limits.take([charge('four', 7, Number.MAX_SAFE_INTEGER)])).toEqual({ taken: true })
  })

  testHere('take from all, or from none', async () => {
    const limits = store()
    await limits.take([charge('b', 4, 5)])
    expect(await limits.take([charge('a', 2, 5), charge('b', 2, 5), charge('c', 9, 5)])).toEqual({
      taken: false,
      full: 1,
    })
    expect(await limits.take([charge('a', 5, 5)])).toEqual({ taken: true })
    expect(await limits.take([charge('b', 1, 5), charge('c', 5, 5)])).toEqual({ taken: true })
  })

  testHere('correct what was taken, never to less than nothing, and nothing that is not there', async () => {
    const limits = store()
    await limits.take([charge('key', 10, 10)])
    await limits.correct([{ count: 'key', points: -4 }])
    expect((await limits.take([charge('key', 5, 10)])).taken).toBe(false)
    expect((await limits.take([charge('key', 4, 10)])).taken).toBe(true)
    await limits.correct([{ count: 'key', points: 3 }])
    await limits.correct([{ count: 'key', points: -3 }])
    expect((await limits.take([charge('key', 1, 10)])).taken).toBe(false)
    await limits.correct([
      { count: 'key', points: -500 },
      { count: 'nobody', points: -90 },
    ])
    expect((await limits.take([charge('key', 11, 10)])).taken).toBe(false)
    expect((await limits.take([charge('key', 10, 10)])).taken).toBe(true)
    expect((await limits.take([charge('nobody', 11, 10)])).taken).toBe(false)
  })

  testHere('are exact, however many ask at once', async () => {
    const limits = store()
    const all = await Promise.all(Array.from({ length: 200 }, () => limits.take([charge('key', 1, 30)])))
    expect(all.filter(({ taken }) => taken)).toHaveLength(30)
  })

  testHere('refuse too large a take without taking anything from those beside it', async () => {
    const limits = store()
    const all = await Promise.all(
      Array.from({ length: 60 }, (_, index) => limits.take([charge('key', index % 2 === 0 ? 100 : 1, 30)])),
    )
    expect(all.map(({ taken }) => taken)).toEqual(all.map((_, index) => index % 2 === 1))
  })

  testHere('forget a count when its window is over', async () => {
    const limits = store()
    // For Redis, whose clock is its own, a window that is over a while ago already.
    await limits.take([charge('key', 5, 5, Date.now() - (name === 'Redis' ? 4990 : 0))])
    await expect.poll(async () => (await limits.take([charge('key', 5, 5)])).taken, { interval: 20 }).toBe(true)
    expect((await limits.take([charge('key', 1, 5)])).taken).toBe(false)
  })

  testHere('hold a server to its budget', async () => {
    const provider = scripted(weirWords)
    const server = testServer({ provider, fills: false, store: store(), limits: { dayTokens: 2000 } })
    const token = await server.token()
    const codes: number[] = []
    for (let each = 0; each < 12; each++) {
      const response = await server.fill(firstBody(), token)
      codes.push(response.status)
      await response.text()
    }
    // Nobody said what they cost, so that each stays charged with all that it could have cost.
    expect(new Set(codes)).toEqual(new Set([200, 429]))
    expect(provider.calls).toBe(codes.filter(code => code === 200).length)
    expect(provider.calls).toBeLessThan(6)
  })
})

test('counts in an SQLite file outlive their process', async () => {
  const file = join(folder, 'outlives.sqlite')
  const before = sqliteLimits(file)
  await before.take([charge('a', 2, 2)])
  before.close?.()
  const after = sqliteLimits(file)
  expect((await after.take([charge('a', 1, 2)])).taken).toBe(false)
  after.close?.()
})

test('two connections to one SQLite file take no more than there is', async () => {
  const file = join(folder, 'two.sqlite')
  const both = [sqliteLimits(file), sqliteLimits(file)]
  const all = await Promise.all(Array.from({ length: 100 }, (_, index) => both[index % 2]?.take([charge('a', 1, 30)])))
  expect(all.filter(one => one?.taken)).toHaveLength(30)
  for (const one of both) one.close?.()
})

test('a locked SQLite file lets the thread go, and takes again when it is free', async () => {
  const file = join(folder, 'locked.sqlite')
  const limits = sqliteLimits(file)
  await limits.take([charge('a', 1, 10)])
  const other = new DatabaseSync(file)
  other.exec('BEGIN EXCLUSIVE')
  let turns = 0
  const beat = setInterval(() => turns++, 1)
  const taking = limits.take([charge('a', 1, 10)])
  await expect.poll(() => turns).toBeGreaterThan(10)
  other.exec('COMMIT')
  expect((await taking).taken).toBe(true)
  other.exec('BEGIN EXCLUSIVE')
  await expect(limits.take([charge('a', 1, 10)])).rejects.toThrow('locked')
  clearInterval(beat)
  other.close()
  limits.close?.()
  // A file that is locked from the beginning is none that can't be opened.
  const third = new DatabaseSync(join(folder, 'fresh.sqlite'))
  third.exec('BEGIN EXCLUSIVE; CREATE TABLE x (y);')
  const early = sqliteLimits(join(folder, 'fresh.sqlite'))
  const taken = early.take([charge('a', 1, 10)])
  await new Promise(done => setTimeout(done, 20))
  third.exec('COMMIT')
  expect((await taken).taken).toBe(true)
  third.close()
  early.close?.()
})
