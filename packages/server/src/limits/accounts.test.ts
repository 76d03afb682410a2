import { systemClock } from '@lacuna/engine'
import { expect, test } from 'vitest'
import { accounts } from './accounts.ts'
import type { LimitStore } from './limit-store.ts'
import { type Limits, limitsFrom } from './limits.ts'
import { memoryLimits } from './memory-limits.ts'
import { Patience } from './patience.ts'

const noon = Date.UTC(2026, 4, 1, 12)
const midnight = Date.UTC(2026, 4, 2)
const payer = { session: 's', address: ['a'] }

function kept(limits: Partial<Limits>, at = noon, store?: LimitStore) {
  const time = { now: at }
  const faults: unknown[] = []
  const now = (): number => time.now
  const account = accounts({
    store: store ?? memoryLimits(now),
    limits: limitsFrom(limits),
    now,
    fault: error => faults.push(error),
  })
  const reserve = (tokens: number, who = payer) => account.reserve(who, tokens, new Patience(systemClock, 1000))
  const request = (address: readonly string[] = ['a']) => account.address(address, new Patience(systemClock, 1000))
  return { time, faults, reserve, request }
}

test('a budget that one account can’t bear is taken from none', async () => {
  const { reserve } = kept({ sessionTokens: 100, addressTokens: 50, dayTokens: 1000 })
  await expect(reserve(60)).rejects.toMatchObject({ code: 'budget-spent', data: { budget: 'address' } })
  const reserved = await reserve(50)
  await reserved.settle(10)
  await reserved.settle(10)
  await reserve(40)
  await expect(reserve(51, { session: 's', address: ['b'] })).rejects.toMatchObject({ data: { budget: 'session' } })
})

test('what is given back late opens nothing in the next day', async () => {
  const { time, reserve } = kept({ dayTokens: 100 }, midnight - 1000)
  const early = await reserve(90)
  time.now = midnight + 1000
  const next = await reserve(95)
  await early.settle(0)
  await expect(reserve(6)).rejects.toMatchObject({ code: 'budget-spent' })
  await next.settle(94)
  await reserve(6)
  await expect(reserve(1)).rejects.toMatchObject({ code: 'budget-spent' })
})

test('the last millisecond of a day and the first of the next have a whole budget each, and no more', async () => {
  const { time, reserve } = kept({ dayTokens: 100 }, midnight - 1)
  await reserve(100)
  await expect(reserve(1)).rejects.toMatchObject({ retryAfterMs: 1, data: { budget: 'day' } })
  time.now = midnight
  const all = await Promise.allSettled(Array.from({ length: 40 }, () => reserve(5)))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
})

test('a take that is refused lets no small one beside it fail', async () => {
  const { reserve } = kept({ dayTokens: 100, addressTokens: 1000, sessionTokens: 1000 })
  const all = await Promise.allSettled([500, 5, 200, 5, 101, 5].map(tokens => reserve(tokens)))
  expect(all.map(({ status }) => status === 'fulfilled')).toEqual([false, true, false, true, false, true])
})

test('an address is charged under each of its marks', async () => {
  const { request } = kept({ addressRequests: 2 })
  await request(['old'])
  await request(['new', 'old'])
  await expect(request(['new', 'old'])).rejects.toMatchObject({ code: 'asked-too-often' })
  await request(['new'])
  await expect(request(['new'])).rejects.toMatchObject({ code: 'asked-too-often' })
})

test.each<[string, LimitStore['take']]>([
  ['rejects', () => Promise.reject(new Error('gone'))],
  [
    'throws',
    () => {
      throw new Error('gone')
    },
  ],
  ['answers nothing', async () => undefined as never],
  ['answers yes', async () => 'yes' as never],
  ['answers with a charge that there is not', async () => ({ taken: false, full: 7 })],
  ['never answers', () => new Promise(() => {})],
])('a store that %s refuses the request', async (_, take) => {
  const time = { now: noon }
  const faults: unknown[] = []
  const account = accounts({
    store: { take, correct: async () => {} },
    limits: limitsFrom(),
    now: () => time.now,
    fault: error => faults.push(error),
  })
  await expect(account.reserve(payer, 5, new Patience(systemClock, 20))).rejects.toMatchObject({
    code: 'limits-unavailable',
    status: 503,
  })
  expect(faults).toHaveLength(1)
})

test('what a store takes when nobody waits any more is given back', async () => {
  const inside = memoryLimits(() => noon)
  let go = (): void => {}
  const slow: LimitStore = {
    take: async charges => {
      const taken = await inside.take(charges)
      await new Promise<void>(resolve => {
        go = resolve
      })
      return taken
    },
    correct: inside.correct,
  }
  const { reserve } = kept({ dayTokens: 100 }, noon, slow)
  const account = accounts({ store: slow, limits: limitsFrom({ dayTokens: 100 }), now: () => noon, fault: () => {} })
  await expect(account.reserve(payer, 100, new Patience(systemClock, 10))).rejects.toMatchObject({
    code: 'limits-unavailable',
  })
  go()
  await new Promise(resolve => setTimeout(resolve))
  const again = reserve(100)
  await new Promise(resolve => setTimeout(resolve))
  go()
  await again
})

test.each([
  [{ dayTokens: Number.NaN }],
  [{ dayTokens: -1 }],
  [{ dayTokens: '100' as never }],
  [{ tokens: 7 } as never],
])('limits of %j are none', limits => {
  expect(() => limitsFrom(limits)).toThrow(TypeError)
})

test('a limit that is left open is the default', () => {
  expect(limitsFrom({ dayTokens: undefined } as never).dayTokens).toBe(10_000_000)
  expect(limitsFrom({ dayTokens: Number.POSITIVE_INFINITY }).dayTokens).toBe(Number.POSITIVE_INFINITY)
})
