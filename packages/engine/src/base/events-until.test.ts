import { expect, test } from 'vitest'
import { eventsUntil } from './events-until.ts'
import { inTime } from './in-time.ts'
import { manualClock } from './manual-clock.ts'
import { pause } from './pause.ts'

test('a stream is heard to its end, and let go of when its reader leaves or the signal is aborted', async () => {
  let isLeft = false
  async function* stream(): AsyncGenerator<number> {
    try {
      yield 1
      yield 2
      await new Promise(() => {})
    } finally {
      isLeft = true
    }
  }
  const abort = new AbortController()
  const heard: number[] = []
  const reading = (async () => {
    for await (const each of eventsUntil(stream(), abort.signal)) {
      heard.push(each)
      // It never goes on by itself: the abort alone ends it.
      if (each === 2) setTimeout(() => abort.abort(new Error('over')))
    }
  })()
  await expect(reading).rejects.toThrow('over')
  expect(heard).toEqual([1, 2])
  for await (const _ of eventsUntil(stream(), new AbortController().signal)) break
  await Promise.resolve()
  expect(isLeft).toBe(true)
})

test('a stream that fails when it is let go of is not heard', async () => {
  const stream = {
    [Symbol.asyncIterator]: () => ({
      next: async () => ({ done: false as const, value: 1 }),
      return: async () => {
        throw new Error('It would not stop.')
      },
    }),
  }
  for await (const each of eventsUntil(stream, new AbortController().signal)) {
    expect(each).toBe(1)
    break
  }
})

test('work is waited for until its time is over, by the clock', async () => {
  const clock = manualClock()
  const late = (): Error => new Error('late')
  expect(await inTime(Promise.resolve(7), { clock, ms: 10, late })).toBe(7)
  const waiting = inTime(new Promise(() => {}), { clock, ms: 10, late })
  const failed = expect(waiting).rejects.toThrow('late')
  await clock.advance(10)
  await failed
})

test('a pause ends by the clock, or at once with an abort', async () => {
  const clock = manualClock()
  const abort = new AbortController()
  let over = 0
  void pause(clock, 10, abort.signal).then(() => over++)
  void pause(clock, 1000, abort.signal).then(() => over++)
  await clock.advance(10)
  expect(over).toBe(1)
  abort.abort()
  await Promise.resolve()
  expect(over).toBe(2)
  await pause(clock, 1000, abort.signal)
})
