import { expect, test } from 'vitest'
import { fileOfFormatThree } from '../../fixtures/format-three.ts'
import { fileOfFormatTwo } from '../../fixtures/format-two.ts'
import { shownAfterLoading } from '../../fixtures/shown-after-loading.ts'
import type { InkBundle } from '../ink/ink-bundle.ts'
import { inkStory } from '../ink/ink-story.ts'
import type { LedgerFile } from '../ledger/ledger-file.ts'
import { readLedger } from '../ledger/read-ledger.ts'
import type { Story } from '../story/story.ts'

const ferry = inkStory(fileOfFormatTwo<InkBundle>('bundle.json')) as unknown as Story

test('what was saved in format 3 is loaded, and shows what it showed', async () => {
  const { save, shows } = fileOfFormatThree<{ save: unknown; shows: unknown }>('save.json')
  expect(await shownAfterLoading(ferry, save)).toEqual(shows)
  expect(await shownAfterLoading(ferry, JSON.stringify(save))).toEqual(shows)
})

test('its ledger is read, and is whole', () => {
  const saved = fileOfFormatThree<LedgerFile>('ledger.json')
  expect(readLedger(saved)).toEqual({ ...saved, format: 3 })
})
