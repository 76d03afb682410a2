import { readFileSync } from 'node:fs'
import type { Json } from '@lacuna/engine'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenJson } from '../../../engine/fixtures/broken-json.ts'
import { readAnswer } from '../mount/notice-answer.ts'
import { readSettings, textSizes } from '../page/settings.ts'
import { keptFills } from './kept-fills.ts'
import { memoryStorage } from './memory-storage.ts'
import { saveShelf } from './save-shelf.ts'

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
      const shelf = saveShelf(storage, 'ferry')
      for (const save of [await shelf.auto(), ...(await shelf.list())]) {
        expect([typeof (save?.name ?? ''), typeof (save?.words ?? ''), typeof (save?.turn ?? 0)]).toEqual([
          'string',
          'string',
          'number',
        ])
      }
      await keptFills(storage, 'ferry').load('0a5f')
    }),
    { numRuns: 500 },
  )
})
