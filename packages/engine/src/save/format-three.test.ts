import { expect, test } from 'vitest'
import { fileOfFormatThree } from '../../fixtures/format-three.ts'
import { fileOfFormatTwo } from '../../fixtures/format-two.ts'
import { shownAfterLoading } from '../../fixtures/shown-after-loading.ts'
import { type InkBundle, inkBundleFormat } from '../ink/ink-bundle.ts'
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

test('a compiled story of format 3 is read: it remembers nothing, and its tags are its own', () => {
  const story = inkStory(fileOfFormatThree<InkBundle>('bundle.json'))
  expect(story.bundle.format).toBe(inkBundleFormat)
  const skeleton = story.skeleton()
  const { lines, choices } = skeleton.step(skeleton.begin(1), { type: 'enter' })
  expect(lines[1]?.cues).toEqual([{ key: 'memory', value: 'low' }])
  expect(choices[0]?.tags).toEqual(['memory: none'])
  expect([lines[1], choices[0]].filter(each => each !== undefined && ('memories' in each || 'memory' in each))).toEqual(
    [],
  )
  expect(skeleton.glosses).toEqual({})
})
