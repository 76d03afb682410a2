import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FillStore } from '@lacuna/engine'
import { memoryFillStore } from '@lacuna/engine/fill'
import { scripted, testFillStore } from '@lacuna/engine/testing'
import { createStorage, type Storage } from 'unstorage'
import fileDriver from 'unstorage/drivers/fs-lite'
import memoryDriver from 'unstorage/drivers/memory'
import redisDriver from 'unstorage/drivers/redis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasRedis, startRedis, type TestRedis } from '../redis/redis.fixture.ts'
import { eventsOf, firstBody, testServer, weirWords } from '../weir.fixture.ts'
import { unstorageFills } from './unstorage-fills.ts'

const folder = mkdtempSync(join(tmpdir(), 'lacuna-fills-'))
let redis: TestRedis | undefined
let made = 0
const connected: Storage[] = []

beforeAll(async () => {
  if (hasRedis()) redis = await startRedis()
})

afterAll(async () => {
  for (const storage of connected) await storage.dispose()
  await redis?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Fresh storages by driver. */
const storages: Readonly<Record<string, () => Storage>> = {
  'a storage in memory': () => createStorage({ driver: memoryDriver() }),
  files: () => createStorage({ driver: fileDriver({ base: join(folder, `${++made}`) }) }),
  Redis: () => {
    const storage = createStorage({
      driver: redisDriver({ url: (redis as TestRedis).url, base: `t${++made}`, ttl: 60 }),
    })
    connected.push(storage)
    return storage
  },
}
const kinds: Readonly<Record<string, () => FillStore>> = {
  'the memory of the process': () => memoryFillStore(),
  ...Object.fromEntries(Object.entries(storages).map(([name, make]) => [name, () => unstorageFills(make())])),
}
/** Tests of what is not there are skipped. */
const testOf = (name: string): typeof test => (name === 'Redis' && !hasRedis() ? (test.skip as typeof test) : test)
const unreachable = async (): Promise<never> => {
  throw new TypeError('gone')
}
const gone = { getItem: unreachable, setItem: unreachable, removeItem: unreachable, getKeys: unreachable }

describe.each(Object.keys(storages))('a fill store in %s', name => {
  const opened = new WeakMap<FillStore, Storage>()
  const storeIn = (storage: Storage): FillStore => {
    const store = unstorageFills(storage)
    opened.set(store, storage)
    return store
  }
  testFillStore({
    test: testOf(name),
    make: () => storeIn(storages[name]?.() as Storage),
    reopen: store => storeIn(opened.get(store) as Storage),
    spoil: (store, key, item) => (opened.get(store) as Storage).setItem(`fills:${key}`, item as never),
    failing: { gone: () => unstorageFills(gone) },
  })
})

test('fills are erased, and what else is kept in the same place stays', async () => {
  for (const make of [storages['a storage in memory'], storages.files]) {
    const storage = make?.() as Storage
    await storage.setItem('budgets:today', 7)
    const fills = unstorageFills(storage)
    await fills.save('a', { provider: 'sample', values: { said: 'Text.' } }, 3)
    await fills.erase()
    expect([await fills.load('a'), await storage.getKeys(), await storage.getItem('budgets:today')]).toEqual([
      [],
      ['budgets:today'],
      7,
    ])
  }
})

const ways = {
  typed: {
    steps: [
      { type: 'enter' },
      { type: 'choose', choice: 'weir.bread' },
      { type: 'answer', choice: 'weir.miller', text: 'My cousin Orsolya.' },
    ],
    slots: [{ at: 0, id: 'weir.doubt' }],
  },
  invented: {
    steps: [{ type: 'enter' }, { type: 'choose', choice: 'weir.bread' }, { type: 'choose', choice: 'weir.silence' }],
    slots: [{ at: 1, id: 'weir.keeper' }],
  },
}

async function answerTo(server: ReturnType<typeof testServer>, change: object = {}): Promise<string> {
  const events = await eventsOf(await server.fill(firstBody(change)))
  expect(events.at(-1)?.type).toBe('done')
  return events.map(event => (event.type === 'delta' ? event.text : '')).join('')
}

describe.each(Object.keys(kinds))('fills that players share, in %s', name => {
  const testHere = testOf(name)
  const storeOf = kinds[name] as () => FillStore

  testHere('is filled by one player and read by the next, on any server', async () => {
    const fills = storeOf()
    const provider = scripted(weirWords, { model: 'reed-1' })
    const first = await answerTo(testServer({ provider, fills }))
    const other = testServer({ provider, fills }, '198.51.100.9')
    expect(await answerTo(other, { draw: 99, seed: 1 })).toBe(first)
    expect(provider.calls).toBe(1)
    expect(other.log.at(-1)).toMatchObject({ event: 'answer', from: 'kept', provider: 'scripted', model: 'reed-1' })
  })

  testHere('holds as many answers to a request as the bible says', async () => {
    const provider = scripted({ ...weirWords, 'weir.sound': ['It roars.', 'It hums low.', 'It sings.', 'Too many.'] })
    const server = testServer({ provider, fills: storeOf() })
    const texts: string[] = []
    for (const variant of [0, 1, 2, 3, 4, 0]) texts.push(await answerTo(server, { variant }))
    expect(new Set(texts).size).toBe(3)
    expect(provider.calls).toBe(3)
    // Of the three, each once again.
    expect(new Set(await Promise.all([0, 1, 2].map(variant => answerTo(server, { variant }))))).toEqual(new Set(texts))
  })

  testHere('has another made now and then for those who come later, and they begin with different ones', async () => {
    const provider = scripted({ ...weirWords, 'weir.sound': ['It roars.', 'It hums low.', 'It sings.', 'Too many.'] })
    const server = testServer({ provider, fills: storeOf(), limits: { addressSessions: 1000, addressRequests: 1000 } })
    const texts: string[] = []
    for (let seed = 1; seed <= 300; seed++) {
      texts.push(await answerTo(server, { seed }))
      const { calls } = provider
      // What was asked for has been kept before the next one comes.
      await expect
        .poll(() => server.log.filter(entry => 'from' in entry && entry.from === 'made'), { interval: 1 })
        .toHaveLength(calls)
    }
    expect(provider.calls).toBe(3)
    expect(new Set(texts).size).toBe(3)
    // The second player is not asked to pay for a third one each time: most are shown what is there.
    expect(server.log.filter(entry => 'from' in entry && entry.from === 'kept').length).toBeGreaterThan(290)
  })

  testHere('is given nothing that is anybody’s own, and nothing that broke a contract', async () => {
    const kept: string[] = []
    const fills = storeOf()
    const watched: FillStore = {
      load: key => fills.load(key),
      save: async (key, answer, most) => {
        kept.push(JSON.stringify(answer))
        await fills.save(key, answer, most)
      },
    }
    const bad = scripted({ ...weirWords, 'weir.greet': 'Sorry, sorry, sorry.' })
    const server = testServer({ provider: bad, fills: watched })
    await answerTo(server)
    await answerTo(server, ways.typed)
    await answerTo(server, ways.invented)
    expect(kept).toEqual([])
    await answerTo(testServer({ fills: watched }))
    expect(kept.length).toBe(1)
  })
})

test('what was written into a store by somebody else is not shown', async () => {
  const base = join(folder, 'spoilt')
  const fills = unstorageFills(createStorage({ driver: fileDriver({ base }) }))
  await answerTo(testServer({ fills }))
  const files = readdirSync(base, { recursive: true, encoding: 'utf8' }).map(name => join(base, name))
  const file = files.find(name => statSync(name).isFile()) as string
  expect(readFileSync(file, 'utf8')).toContain('Brown water')
  for (const text of [
    '[{"provider":"x","values":{"weir.sound":"<b>Buy!</b>","weir.greet":"Yes."}}]',
    '{"id":1}',
    'null',
    'no JSON',
  ]) {
    writeFileSync(file, text)
    expect(await answerTo(testServer({ fills }))).toContain('Brown water')
  }
})

test('a store that fails costs an answer more, and nothing else', async () => {
  const broken: FillStore = { load: unreachable, save: unreachable }
  const server = testServer({ fills: broken })
  expect(await answerTo(server)).toContain('Brown water')
  expect(server.log.filter(entry => entry.event === 'fault').map(entry => entry.where)).toEqual(['fills', 'fills'])
})
