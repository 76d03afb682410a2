import { readFileSync } from 'node:fs'
import type { Json } from '@lacuna/engine'
import { expect, test } from 'vitest'
import { readAnswer } from '../mount/notice-answer.ts'
import { defaultSettings, keptSettings, readSettings } from '../page/settings.ts'
import { keptFills } from './kept-fills.ts'
import { memoryStorage } from './memory-storage.ts'
import { storySaves } from './story-saves.ts'

const page = new URL('../../../engine/fixtures/format-1/page.json', import.meta.url)
const kept = JSON.parse(readFileSync(page, 'utf8')) as Readonly<Record<string, Json>>

test('what a page of format 1 kept is found again', async () => {
  const storage = memoryStorage()
  for (const [key, value] of Object.entries(kept)) await storage.write(key, value)
  expect(readSettings(await storage.read('settings'))).toEqual(kept.settings)
  expect(readSettings(keptSettings(readSettings(kept.settings)))).toEqual(kept.settings)
  expect(readSettings({ ...(kept.settings as object), format: 2 })).toEqual(defaultSettings)
  expect(readAnswer(await storage.read('ferry/notice'), 'any')).toBe('live')
  const saves = storySaves(storage, 'ferry')
  expect(await saves.auto()).toMatchObject({ turn: 4, words: 'The lamps go out one by one.' })
  expect(await saves.list()).toMatchObject([{ name: 'Before the end', turn: 4 }])
  const fills = keptFills(storage, 'ferry')
  expect(await fills.load('0a5f')).toEqual([
    { provider: 'somebody', model: 'small-1', values: { letter: 'Hand it over.' } },
  ])
})
