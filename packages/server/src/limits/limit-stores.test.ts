import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scripted } from '@lacuna/engine/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasRedis, startRedis, type TestRedis } from '../redis/redis.fixture.ts'
import { redisLimits } from '../redis/redis-limits.ts'
import { sqliteLimits } from '../sqlite/sqlite-limits.ts'
import { firstBody, testServer, weirWords } from '../weir.fixture.ts'
import { accounts } from './accounts.ts'
import type { LimitStore } from './limit-store.ts'
import { defaultLimits } from './limits.ts'
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
  memory: memoryLimits,
  'an SQLite file': () => sqliteLimits(join(folder, `${++made}.sqlite`)),
  Redis: () => redisLimits((redis as TestRedis).client, { prefix: `test-${++made}` }),
}

describe.each(Object.keys(kinds))('limits in %s', name => {
  const store = kinds[name] as () => LimitStore
  const testHere = name === 'Redis' && !hasRedis() ? test.skip : test

  testHere('take what there is, each key its own, and say when there will be more', async () => {
    const limiter = store().limiter({ name: 'a', points: 5, seconds: 60 })
    expect((await limiter.take('one', 3)).taken).toBe(true)
    const refused = await limiter.take('one', 3)
    expect(refused.taken).toBe(false)
    expect(refused.retryAfterMs).toBeGreaterThan(50_000)
    expect((await limiter.take('one', 2)).taken).toBe(true)
    expect((await limiter.take('two', 5)).taken).toBe(true)
  })

  testHere('are apart from each other', async () => {
    const both = store()
    const one = both.limiter({ name: 'a', points: 1, seconds: 60 })
    const other = both.limiter({ name: 'b', points: 1, seconds: 60 })
    expect((await one.take('key', 1)).taken).toBe(true)
    expect((await other.take('key', 1)).taken).toBe(true)
  })

  testHere('give back, and charge what was more', async () => {
    const limiter = store().limiter({ name: 'a', points: 10, seconds: 60 })
    await limiter.take('key', 10)
    await limiter.giveBack('key', 4)
    expect((await limiter.take('key', 5)).taken).toBe(false)
    expect((await limiter.take('key', 4)).taken).toBe(true)
    await limiter.giveBack('key', -3)
    await limiter.giveBack('key', 3)
    expect((await limiter.take('key', 1)).taken).toBe(false)
  })

  testHere('are never overdrawn, however many ask at once', async () => {
    const shared = store()
    const limiters = [1, 2].map(() => shared.limiter({ name: 'a', points: 30, seconds: 60 }))
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, index) => limiters[name === 'memory' ? 0 : index % 2]?.take('key', 1)),
    )
    expect(all.filter(one => one?.taken).length).toBeLessThanOrEqual(30)
    expect(all.filter(one => one?.taken).length).toBeGreaterThan(0)
  })

  testHere('are open again when their time is over', async () => {
    const limiter = store().limiter({ name: 'a', points: 1, seconds: 1 })
    // At once: one after the other, the second might come when the time is over.
    const both = await Promise.all([limiter.take('key', 1), limiter.take('key', 1)])
    expect(both.filter(({ taken }) => taken)).toHaveLength(1)
    await expect.poll(async () => (await limiter.take('key', 1)).taken, { interval: 100 }).toBe(true)
  })

  testHere('hold a server to its budget', async () => {
    const provider = scripted(weirWords)
    const server = testServer({ provider, fills: null, store: store(), limits: { dayTokens: 2000 } })
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

test('a budget that one account can’t bear is taken from none', async () => {
  const account = accounts(memoryLimits(), { ...defaultLimits, sessionTokens: 100, addressTokens: 50, dayTokens: 1000 })
  const payer = { session: 's', address: 'a' }
  await expect(account.reserve(payer, 60)).rejects.toMatchObject({ code: 'budget-spent', data: { budget: 'address' } })
  const reserved = await account.reserve(payer, 50)
  await reserved.settle(10)
  await reserved.settle(10)
  await account.reserve(payer, 40)
  await expect(account.reserve({ session: 's', address: 'b' }, 51)).rejects.toMatchObject({
    data: { budget: 'session' },
  })
})

test('counts in an SQLite file outlive their process', async () => {
  const file = join(folder, 'outlives.sqlite')
  const rule = { name: 'a', points: 2, seconds: 60 }
  const before = sqliteLimits(file)
  await before.limiter(rule).take('key', 2)
  before.close()
  const after = sqliteLimits(file)
  expect((await after.limiter(rule).take('key', 1)).taken).toBe(false)
  after.close()
})
