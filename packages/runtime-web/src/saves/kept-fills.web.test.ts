import type { FillStore } from '@lacuna/engine'
import { testFillStore } from '@lacuna/engine/testing'
import { describe, expect, test, vi } from 'vitest'
import { browserStorage } from './browser-storage.ts'
import { keptFills } from './kept-fills.ts'
import { memoryStorage } from './memory-storage.ts'
import type { SaveStorage } from './save-storage.ts'

const fills = (said: string) => ({ provider: 'sample', values: { said } })

describe.each([
  ['the browser', () => browserStorage(`test-${crypto.randomUUID()}`)],
  ['memory', () => memoryStorage()],
])('the fills of a story in %s', (_name, makeStorage) => {
  const storages = new WeakMap<FillStore, SaveStorage>()
  const storeIn = (storage: SaveStorage, mostKeys?: number): FillStore => {
    const store = keptFills(storage, 'ours', mostKeys)
    storages.set(store, storage)
    return store
  }
  const storageOf = (store: FillStore): SaveStorage => storages.get(store) as SaveStorage

  testFillStore({
    test,
    make: () => storeIn(makeStorage()),
    reopen: store => storeIn(storageOf(store)),
    spoil: async (store, key, item) => {
      // As somebody who knows the shape, and as somebody who does not.
      await storageOf(store).write(
        `ours/fills/${key}`,
        (Array.isArray(item) ? { used: 1, fills: item } : item) as never,
      )
    },
    bounded: { mostKeys: 4, make: () => storeIn(makeStorage(), 4) },
  })

  test('an earlier visit’s use counts, so the ones that nobody came to go first', async () => {
    const storage = makeStorage()
    for (const [index, key] of ['a', 'b', 'c'].entries()) {
      await storage.write(`ours/fills/${key}`, { used: 1000 + index, fills: [fills(key)] })
    }
    const second = keptFills(storage, 'ours', 3)
    await second.load('a')
    await expect.poll(async () => ((await storage.read('ours/fills/a')) as { used: number }).used).toBeGreaterThan(2000)
    const third = keptFills(storage, 'ours', 3)
    for (const key of ['d', 'e']) await third.save(key, fills(key), 3)
    expect(await storage.keys('ours/fills/')).toEqual(['ours/fills/a', 'ours/fills/d', 'ours/fills/e'])
  })

  test('are counted and erased, and another story’s stay', async () => {
    const storage = makeStorage()
    const [ours, theirs] = [keptFills(storage, 'ours'), keptFills(storage, 'theirs')]
    for (const key of ['a', 'b']) await ours.save(key, fills(key), 3)
    await theirs.save('a', fills('theirs'), 3)
    await storage.write('ours/auto', 1)
    expect(await ours.count()).toBe(2)
    await ours.erase()
    expect([await ours.count(), await theirs.count(), await storage.read('ours/auto')]).toEqual([0, 1, 1])
    await ours.save('a', fills('again'), 3)
    expect(await ours.load('a')).toEqual([fills('again')])
  })
})

describe.each([
  ['full', new DOMException('no room', 'QuotaExceededError'), 'storage-full'],
  ['refused', new DOMException('not here', 'SecurityError'), 'storage-refused'],
])('a browser’s storage that is %s', (name, fault, code) => {
  testFillStore({
    test: (title, run) => {
      // Every other law needs a storage that works.
      if (!title.startsWith(name)) return
      test(title, async () => {
        const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
          throw fault
        })
        await run()
        open.mockRestore()
      })
    },
    make: () => keptFills(browserStorage(), 'ours'),
    failing: { [name]: () => keptFills(browserStorage(`test-${crypto.randomUUID()}`), 'ours') },
  })

  test('says so, and keeps what it had', async () => {
    const storage = browserStorage(`test-${crypto.randomUUID()}`)
    const store = keptFills(storage, 'ours')
    await store.save('a', fills('a'), 3)
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw fault
    })
    await expect(store.save('b', fills('b'), 3)).rejects.toMatchObject({ code })
    put.mockRestore()
    expect([await store.load('a'), await store.load('b')]).toEqual([[fills('a')], []])
    await store.save('b', fills('b'), 3)
    expect(await store.load('b')).toEqual([fills('b')])
  })
})
