import { describe, expect, test } from 'vitest'
import type { Json } from '../base/json.ts'
import type { FillStore, StoredFills } from '../fill/store/fill-store.ts'
import { fillStoreOver } from '../fill/store/fill-store-over.ts'
import { memoryFillStore } from '../fill/store/memory-fill-store.ts'
import { type FillStoreSuite, testFillStore } from './test-fill-store.ts'

describe('a store in memory', () => {
  testFillStore({ test, make: () => memoryFillStore(), bounded: { mostKeys: 4, make: () => memoryFillStore(4) } })
})

/** A place that keeps items as text, and lets others do something while it works. */
function place(): Map<string, string> {
  return new Map()
}

const places = new WeakMap<FillStore, Map<string, string>>()

function storeAt(items: Map<string, string>): FillStore {
  const store = fillStoreOver({
    read: async key => {
      await new Promise(resolve => setTimeout(resolve, 0))
      return JSON.parse(items.get(key) ?? 'null') as Json
    },
    write: async (key, item) => {
      await new Promise(resolve => setTimeout(resolve, 0))
      items.set(key, JSON.stringify(item))
    },
    clear: async () => {
      await new Promise(resolve => setTimeout(resolve, 0))
      items.clear()
    },
  })
  places.set(store, items)
  return store
}

const gone = async (): Promise<never> => {
  throw new Error('gone')
}

describe('a store over anything that keeps JSON by a key', () => {
  testFillStore({
    test,
    make: () => storeAt(place()),
    reopen: store => storeAt(places.get(store) as Map<string, string>),
    spoil: async (store, key, item) => void places.get(store)?.set(key, JSON.stringify(item)),
    failing: { gone: () => fillStoreOver({ read: gone, write: gone, clear: gone }) },
  })
})

/** The names of the tests of the suite that a store fails. */
async function failures(suite: Omit<FillStoreSuite, 'test'>): Promise<readonly string[]> {
  const runs: { readonly name: string; readonly run: () => Promise<void> }[] = []
  testFillStore({ ...suite, test: (name, run) => runs.push({ name, run }) })
  const failed: string[] = []
  for (const { name, run } of runs) await run().catch(() => failed.push(name))
  return failed
}

/** A store in memory but for one thing. */
function but(change: (store: FillStore) => Partial<FillStore>): () => FillStore {
  return () => {
    const store = memoryFillStore()
    return { ...store, ...change(store) }
  }
}

test.each<[string, () => FillStore, string]>([
  ['keeps nothing', but(() => ({ save: async () => {} })), 'comes back as it was'],
  [
    'makes no difference between keys',
    but(s => ({ load: () => s.load('a'), save: (_, ...m) => s.save('a', ...m) })),
    'kept apart',
  ],
  ['keeps any number of variants', but(s => ({ save: (key, fills) => s.save(key, fills, 100) })), 'too many'],
  [
    'has the newest first',
    but(s => ({ load: async key => (await s.load(key)).toReversed() })),
    'variants come oldest first',
  ],
  ['forgets the model', but(s => ({ save: (k, { model: _, ...fills }, most) => s.save(k, fills, most) })), 'as it was'],
  [
    'does not look at what is there',
    () => {
      const held = new Map<string, StoredFills[]>()
      return {
        load: async key => held.get(key) ?? [],
        save: async (key, fills, most) => void held.set(key, [...(held.get(key) ?? []), fills].slice(-most)),
      }
    },
    'equal variant',
  ],
  [
    'changes what it gave out',
    () => {
      const held: StoredFills[] = []
      return {
        load: async () => held,
        save: async (_key, fills) => void held.push(fills),
      }
    },
    'given out',
  ],
  [
    'loses what is saved meanwhile',
    but(s => ({
      save: async (key, fills, most) => {
        const before = await s.load(key)
        await new Promise(resolve => setTimeout(resolve, 1))
        const fresh = [...before, fills].slice(-most)
        await s.save(key, fresh[0] as StoredFills, 1)
        for (const one of fresh.slice(1)) await s.save(key, one, most)
      },
    })),
    'at the same time',
  ],
  ['does not erase', but(() => ({ erase: async () => {} })), 'stays erased'],
  [
    'brings back what was erased while it saved',
    () => {
      const items = new Map<string, Json>()
      const { load, save } = fillStoreOver({
        read: async key => items.get(key),
        write: async (key, item) => {
          await new Promise(resolve => setTimeout(resolve, 1))
          items.set(key, item)
        },
      })
      return { load, save, erase: async () => items.clear() }
    },
    'stays erased',
  ],
  [
    'erases what it was given afterwards',
    but(s => ({
      erase: async () => {
        await new Promise(resolve => setTimeout(resolve, 1))
        await s.erase?.()
      },
    })),
    'stands alone',
  ],
])('a store that %s is found', async (_, make, name) => {
  expect((await failures({ make })).join('\n')).toContain(name)
})

test('a store without a bound, one that forgets, and one that throws at once are found', async () => {
  const failed = await failures({
    make: () => memoryFillStore(),
    reopen: () => memoryFillStore(),
    bounded: { mostKeys: 4, make: () => memoryFillStore() },
    failing: {
      'throws at once': () => ({
        load: () => {
          throw new Error('gone')
        },
        save: gone,
      }),
      'works all the same': () => memoryFillStore(),
    },
  })
  expect(failed.map(name => name.split(':')[0])).toEqual([
    'another visit finds it',
    'so many keys are kept, and the one used longest ago goes first',
    'throws at once',
    'works all the same',
  ])
})
