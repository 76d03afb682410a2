import { expect, test } from 'vitest'
import { memoryStorage } from '../saves/memory-storage.ts'
import { type LineReport, lineReports } from './line-reports.ts'

const report = (text: string): Omit<LineReport, 'id'> => ({
  at: 1,
  slot: 'quay.greet',
  text,
  origin: { source: 'live', provider: 'test' },
  language: 'en',
  turn: 2,
  version: '1',
  digest: 'd',
  reason: 'hurtful',
  note: '',
})

test('the newest come first, each story has its own, and of too many the oldest go', async () => {
  const storage = memoryStorage()
  const [reports, others] = [lineReports(storage, { id: 'ferry' }), lineReports(storage, { id: 'market' })]
  for (let count = 0; count < 103; count++) await reports.add(report(`Line ${count}.`))
  const all = await reports.list()
  expect([all.length, all[0]?.text, all.at(-1)?.text]).toEqual([100, 'Line 102.', 'Line 3.'])
  expect(new Set(all.map(({ id }) => id)).size).toBe(100)
  expect(await others.list()).toEqual([])
  await reports.remove(all[0]?.id ?? '')
  expect((await reports.list())[0]?.text).toBe('Line 101.')
  await reports.erase()
  expect((await reports.file()).reports).toEqual([])
})

test('a text is bounded, and what cannot be read is left out', async () => {
  const storage = memoryStorage()
  const reports = lineReports(storage, { id: 'ferry' })
  await reports.add({ ...report('x'.repeat(5000)), note: 'y'.repeat(5000) })
  const [{ text, note } = report('')] = await reports.list()
  expect([text.length, note.length]).toEqual([2000, 500])
  for (const damaged of [
    null,
    3,
    'a',
    [],
    { format: 2, reports: [report('a')] },
    { format: 1, reports: [null, {}, 7] },
  ]) {
    await storage.write('ferry/reports', damaged as never)
    expect(await reports.list()).toEqual([])
  }
  await reports.add(report('Again.'))
  expect(await reports.list()).toHaveLength(1)
})
