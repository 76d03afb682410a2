import { expect, test } from 'vitest'
import type { FillJob } from './fill-job.ts'
import type { FillUpdate } from './fill-update.ts'
import { ReadingOrder } from './reading-order.ts'

const job = (...occurrences: readonly number[]): FillJob =>
  ({ epoch: 1, turn: 1, slots: occurrences.map(occurrence => ({ occurrence })) }) as unknown as FillJob
const done = (occurrence: number, epoch = 1): FillUpdate => ({
  epoch,
  turn: 1,
  occurrence,
  type: 'fill.done',
  fill: { slot: 's', occurrence, source: 'live', text: '.' },
  notes: {},
})
const text = (occurrence: number): FillUpdate => ({ epoch: 1, turn: 1, occurrence, type: 'fill.text', text: '.' })

function heardOf(jobs: readonly FillJob[], updates: readonly FillUpdate[]): readonly string[] {
  const heard: string[] = []
  const order = new ReadingOrder(({ occurrence, type }) => heard.push(`${occurrence} ${type}`))
  order.expect(jobs)
  for (const update of updates) order.take(update)
  return heard
}

test('fills of several requests are handed on in reading order', () => {
  expect(heardOf([job(0, 2), job(1)], [done(2), done(1), done(0)])).toEqual([
    '0 fill.done',
    '1 fill.done',
    '2 fill.done',
  ])
})

test('of a slot behind one that is being written nothing is seen', () => {
  expect(heardOf([job(0), job(1)], [text(1), text(0), done(0), text(1)])).toEqual([
    '0 fill.text',
    '0 fill.done',
    '1 fill.text',
  ])
})

test('what belongs to another turn goes through as it comes', () => {
  expect(heardOf([job(0), job(1)], [done(1, 2), done(1)])).toEqual(['1 fill.done'])
})
