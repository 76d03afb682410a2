import { type ConsentBook, consentBook, type Json } from '@lacuna/engine'
import { describe, expect, test } from 'vitest'
import { memoryStorage } from '../saves/memory-storage.ts'
import type { SaveStorage } from '../saves/save-storage.ts'
import { type ConsentKeeping, keepConsent } from './keep-consent.ts'

const key = 'ferry/consent'
const record = {
  purpose: 'To fill slots',
  version: '1',
  provider: 'far',
  data: ['story'],
  time: '2026-05-01T10:00:00Z',
} as const
const newer: Json = { format: 4, records: [{ ...record, switches: ['word'] }], sent: [], receipts: [] }

/** A storage as a game may bring it: one that only reads and writes, or one that also writes in one step. */
function plainStorage(): SaveStorage {
  const { read, write, remove, keys } = memoryStorage()
  return { read, write, remove, keys }
}
function stepStorage(): SaveStorage {
  const plain = plainStorage()
  return {
    ...plain,
    async update(at, change) {
      const value = change(await plain.read(at))
      if (value !== undefined) await plain.write(at, value)
    },
  }
}
const soon = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 5))

describe.each([
  ['a storage that only reads and writes', plainStorage],
  ['a storage that writes in one step', stepStorage],
])('in %s', (_, make) => {
  async function opened(kept: Json | undefined): Promise<{
    readonly storage: SaveStorage
    readonly book: ConsentBook
    readonly keeping: ConsentKeeping
  }> {
    const storage = make()
    if (kept !== undefined) await storage.write(key, kept)
    const book = consentBook({ version: '1', kept: await storage.read(key) })
    const keeping = keepConsent(book, storage, key, error => {
      throw error
    })
    return { storage, book, keeping }
  }

  test.each<[string, Json | undefined]>([
    ['nothing', undefined],
    ['a book of before the number', { records: [], sent: [] }],
    ['a book', { format: 1, records: [{ ...record, provider: 'other' }], sent: [] }],
    ['what is no book', 'yes'],
  ])('over %s what was agreed to is kept', async (_name, kept) => {
    const { storage, book, keeping } = await opened(kept)
    book.give(record)
    await soon()
    expect(keeping.isRefused).toBe(false)
    expect(await storage.read(key)).toEqual(book.toJSON())
    expect(consentBook({ version: '1', kept: await storage.read(key) }).current({ id: 'far' })).toEqual(record)
  })

  test('what a newer version kept stays as it was, whatever is agreed to, taken back and erased', async () => {
    const { storage, book, keeping } = await opened(newer)
    expect([book.records, keeping.isRefused]).toEqual([[], true])
    book.give(record)
    book.erase()
    await soon()
    expect(book.current({ id: 'far' })).toEqual(record)
    book.withdraw()
    await soon()
    expect([await storage.read(key), keeping.isRefused]).toEqual([newer, true])
  })

  test('what a newer version keeps while this page is open stays, too', async () => {
    const { storage, book, keeping } = await opened(undefined)
    book.give(record)
    await soon()
    await storage.write(key, newer)
    book.withdraw()
    await soon()
    expect([await storage.read(key), keeping.isRefused]).toEqual([newer, true])
  })
})
