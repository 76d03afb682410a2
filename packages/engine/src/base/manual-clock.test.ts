import { expect, test } from 'vitest'
import { manualClock } from './manual-clock.ts'

test('time passes only when the test says so, and what is due runs in order, at its time', async () => {
  const clock = manualClock(100)
  const ran: string[] = []
  const note = (name: string) => () => ran.push(`${name}@${clock.now()}`)
  clock.after(30, note('late'))
  clock.after(10, note('early'))
  clock.after(10, note('second'))
  clock.after(0, note('now'))
  const off = clock.after(20, note('called off'))
  off()
  off()
  await clock.settle()
  expect(ran).toEqual([])
  await clock.advance(29)
  expect(ran).toEqual(['now@100', 'early@110', 'second@110'])
  expect(clock.now()).toBe(129)
  expect(clock.waiting).toBe(1)
  await clock.advance(1)
  expect(ran.at(-1)).toBe('late@130')
})

test('what hangs on a task has its turn before the next task', async () => {
  const clock = manualClock()
  const ran: string[] = []
  const sleep = (ms: number): Promise<void> => new Promise(resolve => clock.after(ms, resolve))
  const loop = async (name: string, ms: number): Promise<void> => {
    for (let time = 0; time < 3; time++) {
      await sleep(ms)
      for (let hop = 0; hop < 50; hop++) await Promise.resolve()
      ran.push(`${name}@${clock.now()}`)
    }
  }
  const both = Promise.all([loop('a', 10), loop('b', 15)])
  await clock.advance(45)
  await both
  expect(ran).toEqual(['a@10', 'b@15', 'a@20', 'b@30', 'a@30', 'b@45'])
})

test('a task may start another that is due at once', async () => {
  const clock = manualClock()
  const ran: number[] = []
  clock.after(5, () => clock.after(0, () => ran.push(clock.now())))
  await clock.advance(5)
  expect(ran).toEqual([5])
})
