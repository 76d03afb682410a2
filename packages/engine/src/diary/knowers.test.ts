import { expect, test } from 'vitest'
import { knowersOfBoth, knownToBoth, mayKnow } from './knowers.ts'

test('the reader knows all, the public what all may know, people together what each of them knows', () => {
  const known = (knowers: Parameters<typeof mayKnow>[0]) =>
    (['all', [], ['OONA'], ['OONA', 'TOLLY']] as const).map(knownTo => mayKnow(knowers, knownTo))
  expect(known('reader')).toEqual([true, true, true, true])
  expect(known('public')).toEqual([true, false, false, false])
  expect(known(['OONA'])).toEqual([true, false, true, true])
  expect(known(['OONA', 'TOLLY'])).toEqual([true, false, false, true])
})

test('what was told two things may be told to who knows both', () => {
  expect(knownToBoth('all', ['OONA'])).toEqual(['OONA'])
  expect(knownToBoth(['OONA', 'TOLLY'], ['TOLLY', 'PEG'])).toEqual(['TOLLY'])
  expect(knownToBoth('all', 'all')).toBe('all')
})

test('two who are told one thing together are told what may be told to each', () => {
  expect(knowersOfBoth('reader', ['OONA'])).toEqual(['OONA'])
  expect(knowersOfBoth(['TOLLY'], ['OONA'])).toEqual(['OONA', 'TOLLY'])
  expect(knowersOfBoth(['TOLLY'], 'public')).toBe('public')
})
