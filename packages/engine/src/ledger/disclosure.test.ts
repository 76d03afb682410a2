import { expect, test } from 'vitest'
import type { AuthorshipKind } from '../story/authorship.ts'
import type { Source } from '../story/span.ts'
import { disclosureOf } from './disclosure.ts'

const iptc = (type: string): string => `http://cv.iptc.org/newscodes/digitalsourcetype/${type}`

test.each<[Source, string, string]>([
  ['written', 'none', 'digitalCreation'],
  ['edited', 'ai-assisted', 'compositeWithTrainedAlgorithmicMedia'],
  ['approved', 'ai-generated', 'trainedAlgorithmicMedia'],
  ['prepared', 'ai-generated', 'trainedAlgorithmicMedia'],
  ['recorded', 'ai-generated', 'trainedAlgorithmicMedia'],
  ['live', 'autonomous', 'trainedAlgorithmicMedia'],
  ['player', 'none', 'digitalCreation'],
])('%s is disclosed as %s and %s', (source, disclosure, type) => {
  expect(disclosureOf(source)).toEqual({ disclosure, digitalSourceType: iptc(type) })
})

test.each<[Source, AuthorshipKind, string, string]>([
  ['author', 'human', 'none', 'digitalCreation'],
  ['author', 'assisted', 'ai-assisted', 'compositeWithTrainedAlgorithmicMedia'],
  ['author', 'generated', 'ai-generated', 'trainedAlgorithmicMedia'],
  ['rules', 'human', 'none', 'algorithmicMedia'],
  ['rules', 'assisted', 'ai-assisted', 'compositeWithTrainedAlgorithmicMedia'],
  ['rules', 'generated', 'ai-generated', 'trainedAlgorithmicMedia'],
])('%s, %s, is disclosed as %s and %s', (source, kind, disclosure, type) => {
  expect(disclosureOf(source, { kind })).toEqual({ disclosure, digitalSourceType: iptc(type) })
})

test('where its makers have not said how it was written, nothing is claimed', () => {
  expect(disclosureOf('author')).toEqual({})
  expect(disclosureOf('rules')).toEqual({ digitalSourceType: iptc('algorithmicMedia') })
})
