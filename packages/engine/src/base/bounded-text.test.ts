import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { boundedText, hasTooLongWord, hasTooManyMarks, maxWordLength } from './bounded-text.ts'
import { hasUnseenCharacters, withoutUnseenCharacters } from './unseen-characters.ts'
import { disturbingTexts, ordinaryTexts } from './written-texts.fixture.ts'

const isDisturbing = (text: string): boolean =>
  hasUnseenCharacters(text) || hasTooManyMarks(text) || hasTooLongWord(text)

test.each(ordinaryTexts)('%s stays as it is', (_, text) => {
  expect(isDisturbing(text)).toBe(false)
  expect(boundedText(text)).toBe(text)
  expect(boundedText(text, true)).toBe(text)
})

describe('found, and bounded:', () => {
  test.each(disturbingTexts)('%s', (_, text) => {
    expect(isDisturbing(text)).toBe(true)
    expect(isDisturbing(boundedText(text))).toBe(false)
  })
})

test('what is left of a text is what can be read of it', () => {
  expect(boundedText('tap\u00ADestry \u202Eof\u202C rain\u{E0041}')).toBe('tapestry of rain')
  expect(boundedText('one\r\n\ntwo\u2028three')).toBe('one two three')
  expect(boundedText(`H${'\u0336'.repeat(30)}i`)).toBe(`H${'\u0336'.repeat(4)}i`)
  expect(boundedText('a'.repeat(3900))).toBe(`${'a'.repeat(maxWordLength)}…`)
  expect(boundedText('so it goes on '.repeat(1000))).toHaveLength(4000)
  expect(boundedText(' kept\u00A0spaces ')).toBe(' kept\u00A0spaces ')
})

test('what somebody set by hand keeps its soft hyphens and joiners, and nothing else', () => {
  const text = 'Donau\u00ADdampf\u200Bschiff\u2060fahrt, Auf\u200Clage'
  expect(boundedText(text, true)).toBe(text)
  expect(boundedText(`${text}\u202E\u3164`, true)).toBe(text)
})

test('whatever comes is bounded, and stays the same when done again', () => {
  const part = fc.oneof(
    fc.constantFrom(...ordinaryTexts.map(([, text]) => text), ...disturbingTexts.map(([, text]) => text)),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.boolean(), (parts, isAuthors) => {
      const text = boundedText(parts.join(''), isAuthors)
      if (!isAuthors) expect(hasUnseenCharacters(text)).toBe(false)
      expect(hasTooManyMarks(text)).toBe(false)
      expect(hasTooLongWord(text)).toBe(false)
      expect(text.length).toBeLessThanOrEqual(4000)
      expect(boundedText(text, isAuthors)).toBe(text)
      const clean = withoutUnseenCharacters(text)
      expect(withoutUnseenCharacters(clean)).toBe(clean)
    }),
    { numRuns: runs(300) },
  )
})
