import { readFileSync } from 'node:fs'
import { dials, type Json } from '@lacuna/engine'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { brokenJson, brokenText } from '../../../engine/fixtures/broken-json.ts'
import type { FillerSource } from '../fillers/filler-source.ts'
import { readAnswer } from '../mount/notice-answer.ts'
import { readFillerChoice, readFillerKey } from '../mount/read-filler-choice.ts'
import { defaultSettings, keptSettings, readSettings, textSizes } from '../page/settings.ts'
import { keptFills } from './kept-fills.ts'
import { memoryStorage } from './memory-storage.ts'
import { storySaves } from './story-saves.ts'

const page = new URL('../../../engine/fixtures/format-1/page.json', import.meta.url)
const kept = JSON.parse(readFileSync(page, 'utf8')) as Readonly<Record<string, Json>>

test('whatever a storage holds, a page reads settings, answer, saves and fills, or finds none', async () => {
  await fc.assert(
    fc.asyncProperty(brokenJson(kept), async broken => {
      const storage = memoryStorage()
      for (const [key, value] of Object.entries(broken as Readonly<Record<string, Json>>))
        await storage.write(key, value)
      expect(textSizes).toContain(readSettings(await storage.read('settings')).textSize)
      readAnswer(await storage.read('ferry/notice'), 'any')
      const saves = storySaves(storage, 'ferry')
      for (const save of [await saves.auto(), ...(await saves.list())]) {
        expect([typeof (save?.name ?? ''), typeof (save?.words ?? ''), typeof (save?.turn ?? 0)]).toEqual([
          'string',
          'string',
          'number',
        ])
      }
      await keptFills(storage, 'ferry').load('0a5f')
    }),
    { numRuns: runs(500) },
  )
})

const filler = { id: 'somebody', model: 'small-1', local: true, rules: false }
const sources: readonly FillerSource[] = [
  {
    kind: 'server',
    addresses: {},
    models: async () => [],
    open: () => {
      throw new Error('Nothing is opened to be read.')
    },
  },
]
/** Each value that is read by hand, a whole one, and what is asked of the reading. */
const byHand: readonly [string, Json, (value: unknown) => void][] = [
  [
    'settings',
    keptSettings({ textSize: 1.35, speed: 'fast', motion: 'still', numberKeys: false }) as unknown as Json,
    value => {
      const { textSize, speed, motion, numberKeys, ...more } = readSettings(value)
      expect(textSizes).toContain(textSize)
      expect(['slow', 'middle', 'fast', 'at-once']).toContain(speed)
      expect(['system', 'still']).toContain(motion)
      expect([typeof numberKeys, more]).toEqual(['boolean', {}])
    },
  ],
  [
    'answer to the notice',
    { dial: 'live', filler: 'somebody', model: 'small-1' },
    value => {
      for (const who of [filler, undefined, 'any'] as const)
        expect([...dials, undefined]).toContain(readAnswer(value, who))
    },
  ],
  [
    'chosen filler',
    { kind: 'server', address: 'http://localhost:11434/v1', model: 'small-1' },
    value => {
      const choice = readFillerChoice(value, sources)
      if (choice === undefined) return
      const { kind, address = '', model = '', ...more } = choice
      expect(['author', 'story', 'server']).toContain(kind)
      expect([address.length <= 2000, model.length <= 2000, more]).toEqual([true, true, {}])
    },
  ],
  [
    'kept key',
    'sk-1',
    value => {
      expect((readFillerKey(value) ?? '').length).toBeLessThanOrEqual(2000)
    },
  ],
]

describe.each(byHand)('a broken value: %s', (_, whole, use) => {
  test('whole, it is read', () => use(whole))

  test('by its members, or as something else altogether', () => {
    // Boxed, so that the value itself is broken, too.
    const broken = brokenJson({ whole }).map(box => (box as { readonly whole?: unknown }).whole)
    fc.assert(fc.property(broken, use), { numRuns: runs(500) })
  })

  test('by its characters', () => {
    const broken = brokenText(JSON.stringify(whole)).map(text => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        return text
      }
    })
    fc.assert(fc.property(broken, use), { numRuns: runs(500) })
  })
})

test('an address, a model or a key without end is not read', () => {
  const long = 'x'.repeat(2001)
  expect(readFillerChoice({ kind: 'server', address: long, model: long }, sources)).toEqual({ kind: 'server' })
  expect([readFillerKey(long), readFillerKey('sk-1'), readFillerKey({ length: 4 })]).toEqual([
    undefined,
    'sk-1',
    undefined,
  ])
  expect(readSettings({ textSize: 1e9, speed: long, motion: {}, numberKeys: 1 })).toEqual(defaultSettings)
})
