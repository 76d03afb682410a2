import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scripted } from '@lacuna/engine/testing'
import { createStorage } from 'unstorage'
import fileDriver from 'unstorage/drivers/fs-lite'
import memoryDriver from 'unstorage/drivers/memory'
import redisDriver from 'unstorage/drivers/redis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasRedis, startRedis, type TestRedis } from '../redis/redis.fixture.ts'
import { eventsOf, firstBody, testServer, weirWords } from '../weir.fixture.ts'
import { type FillCache, fillCache, memoryCache } from './fill-cache.ts'

const folder = mkdtempSync(join(tmpdir(), 'lacuna-cache-'))
let redis: TestRedis | undefined
let made = 0

beforeAll(async () => {
  if (hasRedis()) redis = await startRedis()
})

afterAll(async () => {
  await redis?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const kinds: Readonly<Record<string, () => FillCache>> = {
  'the memory of the process': memoryCache,
  'a storage in memory': () => fillCache(createStorage({ driver: memoryDriver() })),
  files: () => fillCache(createStorage({ driver: fileDriver({ base: join(folder, `${++made}`) }) })),
  Redis: () =>
    fillCache(createStorage({ driver: redisDriver({ url: (redis as TestRedis).url, base: `t${++made}`, ttl: 60 }) })),
}

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

describe.each(Object.keys(kinds))('a cache in %s', name => {
  const testHere = name === 'Redis' && !hasRedis() ? test.skip : test
  const cacheOf = kinds[name] as () => FillCache

  testHere('is filled by one player and read by the next, on any server', async () => {
    const cache = cacheOf()
    const provider = scripted(weirWords, { model: 'reed-1' })
    const first = await answerTo(testServer({ provider, cache }))
    const other = testServer({ provider, cache }, '198.51.100.9')
    expect(await answerTo(other, { draw: 99, seed: 1 })).toBe(first)
    expect(provider.calls).toBe(1)
    expect(other.log.at(-1)).toMatchObject({ event: 'answer', from: 'cached', provider: 'scripted', model: 'reed-1' })
  })

  testHere('holds as many answers to a request as the bible says', async () => {
    const provider = scripted({ ...weirWords, 'weir.sound': ['It roars.', 'It hums low.', 'It sings.', 'Too many.'] })
    const server = testServer({ provider, cache: cacheOf() })
    const texts: string[] = []
    for (const variant of [0, 1, 2, 3, 4, 0]) texts.push(await answerTo(server, { variant }))
    expect(new Set(texts).size).toBe(3)
    expect(provider.calls).toBe(3)
    expect(texts[3]).toBe(texts[0])
    expect(texts[5]).toBe(texts[0])
  })

  testHere('is given nothing that is anybody’s own, and nothing that broke a contract', async () => {
    const kept: string[] = []
    const cache = cacheOf()
    const watched: FillCache = {
      load: (key, variant) => cache.load(key, variant),
      save: async (key, variant, answer) => {
        kept.push(JSON.stringify(answer))
        await cache.save(key, variant, answer)
      },
    }
    const bad = scripted({ ...weirWords, 'weir.greet': 'Sorry, sorry, sorry.' })
    const server = testServer({ provider: bad, cache: watched })
    await answerTo(server)
    await answerTo(server, ways.typed)
    await answerTo(server, ways.invented)
    expect(kept).toEqual([])
    await answerTo(testServer({ cache: watched }))
    expect(kept.length).toBe(1)
  })
})

test('what was written into a cache by somebody else is not shown', async () => {
  const base = join(folder, 'spoilt')
  const cache = fillCache(createStorage({ driver: fileDriver({ base }) }))
  await answerTo(testServer({ cache }))
  const files = readdirSync(base, { recursive: true, encoding: 'utf8' }).map(name => join(base, name))
  const file = files.find(name => statSync(name).isFile()) as string
  expect(readFileSync(file, 'utf8')).toContain('Brown water')
  for (const text of [
    '{"id":"x","values":{"weir.sound":"<b>Buy!</b>","weir.greet":"Yes."}}',
    '{"id":1}',
    'null',
    'no JSON',
  ]) {
    writeFileSync(file, text)
    expect(await answerTo(testServer({ cache }))).toContain('Brown water')
  }
})

test('a cache that fails costs an answer more, and nothing else', async () => {
  const broken: FillCache = {
    load: async () => {
      throw new TypeError('gone')
    },
    save: async () => {
      throw new TypeError('gone')
    },
  }
  const server = testServer({ cache: broken })
  expect(await answerTo(server)).toContain('Brown water')
  expect(server.log.filter(entry => entry.event === 'fault').map(entry => entry.where)).toEqual(['cache', 'cache'])
})
