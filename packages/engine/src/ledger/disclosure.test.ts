import { expect, test } from 'vitest'
import type { Source } from '../story/span.ts'
import { disclosureOf } from './disclosure.ts'

test.each<[Source, string, string]>([
  ['author', 'none', 'digitalCreation'],
  ['edited', 'ai-assisted', 'compositeWithTrainedAlgorithmicMedia'],
  ['approved', 'ai-generated', 'trainedAlgorithmicMedia'],
  ['live', 'autonomous', 'trainedAlgorithmicMedia'],
  ['rules', 'none', 'algorithmicMedia'],
  ['player', 'none', 'digitalCreation'],
])('%s is disclosed as %s and %s', (source, disclosure, type) => {
  expect(disclosureOf(source)).toEqual({
    disclosure,
    digitalSourceType: `http://cv.iptc.org/newscodes/digitalsourcetype/${type}`,
  })
})
