import { expect, test } from 'vitest'
import { sampleBible, sampleRequest } from '../../testing/sample-request.ts'
import { bibleBefore } from './bible-before.ts'
import { checkWhole } from './check-text.ts'
import { textRules } from './text-rules.ts'

const bible = {
  ...sampleBible,
  secrets: [{ text: 'Her brother drowned.', until: { found: true }, words: ['drown*', 'the weir'] }],
}

test('words of a secret are refused before its time, and not from then on', () => {
  const request = sampleRequest()
  const [water] = request.slots
  const wrongIn = (text: string, found: boolean) =>
    checkWhole(text, textRules(request, water as never, bibleBefore(bible, { found }))).map(({ rule }) => rule)
  expect(wrongIn('It looks like drowning.', false)).toEqual(['never'])
  expect(wrongIn('The weir is loud.', false)).toEqual(['never'])
  expect(wrongIn('It looks like drowning.', true)).toEqual([])
  expect(wrongIn('The water stands.', false)).toEqual([])
})

test('the same secrets give the same bible', () => {
  expect(bibleBefore(bible, { found: false })).toBe(bibleBefore(bible, {}))
  expect(bibleBefore(bible, { found: true })).toBe(bible)
})
