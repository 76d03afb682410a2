import { describe, expect, test, vi } from 'vitest'
import { browserStorage } from './browser-storage.ts'
import { memoryStorage } from './memory-storage.ts'
import { storySaves } from './story-saves.ts'

describe.each([
  ['the browser', () => browserStorage(`test-${crypto.randomUUID()}`)],
  ['memory', () => memoryStorage()],
])('storage in %s', (_name, make) => {
  test('gives back what was kept, as it was', async () => {
    const storage = make()
    const value = { a: [1, null, 'ü', { deep: true }] }
    await storage.write('x/1', value)
    expect(await storage.read('x/1')).toEqual(value)
    expect(await storage.read('x/2')).toBeUndefined()
    await storage.write('y/1', 1)
    expect(await storage.keys('x/')).toEqual(['x/1'])
    await storage.remove('x/1')
    expect(await storage.read('x/1')).toBeUndefined()
  })

  test('stories are kept apart, newest save first', async () => {
    const storage = make()
    const ours = storySaves(storage, 'ours')
    await ours.keep({ name: 'old', at: 1, turn: 1, words: '', save: 1 })
    const newer = await ours.keep({ name: 'new', at: 2, turn: 2, words: '', save: { deep: [2] } })
    await storySaves(storage, 'theirs').keep({ name: 'else', at: 3, turn: 1, words: '', save: 3 })
    expect((await ours.list()).map(save => save.name)).toEqual(['new', 'old'])
    expect((await ours.load(newer.id)).save).toEqual({ deep: [2] })
    await ours.remove(newer.id)
    await expect(ours.load(newer.id)).rejects.toMatchObject({ code: 'save-damaged' })
  })
})

test.each([
  [new DOMException('no room', 'QuotaExceededError'), 'storage-full'],
  [new DOMException('not here', 'SecurityError'), 'storage-refused'],
])('%s is told as %s with a hint', async (fault, code) => {
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw fault
  })
  await expect(browserStorage('broken').write('a', 1)).rejects.toMatchObject({
    code,
    hint: expect.stringContaining('xport'),
  })
  open.mockRestore()
})

test('a database that never opens is told as refused, in time', async () => {
  vi.useFakeTimers()
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => ({}) as IDBOpenDBRequest)
  const reading = expect(browserStorage('silent').read('a')).rejects.toMatchObject({ code: 'storage-refused' })
  await vi.advanceTimersByTimeAsync(5000)
  await reading
  open.mockRestore()
  vi.useRealTimers()
})

test('a page that was busy for longer than a storage may take still gets its answer', async () => {
  const storage = browserStorage(`test-${crypto.randomUUID()}`)
  await storage.write('a', 1)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const reading = storage.read('a')
  // What was due meanwhile comes first, and the answer after it.
  vi.runOnlyPendingTimers()
  vi.useRealTimers()
  expect(await reading).toBe(1)
})
