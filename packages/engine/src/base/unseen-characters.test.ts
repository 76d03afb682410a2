import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasUnseenCharacters, oneLine, withoutUnseenCharacters } from './unseen-characters.ts'

describe('characters that nobody sees', () => {
  test.each([
    ['a null', 'a\0b'],
    ['an escape', 'a\x1b[31mb'],
    ['a turn of direction', 'a\u202eb'],
    ['an isolate', 'a\u2066b'],
    ['a byte order mark', '\ufeffab'],
    ['half a character', 'a\ud83d b'],
    ['a tag character', 'a\u{E0041}b'],
    ['a zero-width space', 'a\u200bb'],
  ])('%s is found and taken out', (_, text) => {
    expect(hasUnseenCharacters(text)).toBe(true)
    expect(hasUnseenCharacters(withoutUnseenCharacters(text))).toBe(false)
  })

  test.each(['Ja, „nein“ – vielleicht…', '👩‍🚀', 'می‌خواهم', '猫', 'e\u0301'])('%s stays as it is', text => {
    expect(hasUnseenCharacters(text)).toBe(false)
    expect(withoutUnseenCharacters(text)).toBe(text)
  })

  test('line breaks and tabs are spaces', () => {
    expect(oneLine('a\r\n\tb\u2028c')).toBe('a b c')
    expect(withoutUnseenCharacters('  a \n\n b ')).toBe('a b')
  })

  test('whatever comes, what stays is seen and on one line, and stays the same when done again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const clean = withoutUnseenCharacters(text)
        expect(hasUnseenCharacters(clean)).toBe(false)
        expect(withoutUnseenCharacters(clean)).toBe(clean)
      }),
    )
  })
})
