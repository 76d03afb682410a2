import { expect, test } from 'vitest'
import { fileOfFormatTwo } from '../../fixtures/format-two.ts'
import { type InkBundle, inkBundleFormat } from '../ink/ink-bundle.ts'
import { inkStory } from '../ink/ink-story.ts'

test('a compiled story of format 2 is read, and says nothing of walking away', () => {
  const { bundle } = inkStory(fileOfFormatTwo<InkBundle>('bundle.json'))
  expect(bundle.format).toBe(inkBundleFormat)
  expect(bundle).not.toHaveProperty('leaves')
})
