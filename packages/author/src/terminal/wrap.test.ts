import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ansiPaint } from './paint.ts'
import { widthOf, wrap } from './wrap.ts'

test('breaks between words', () => {
  expect(wrap('The lamp on the quay burns low.', 14)).toBe('The lamp on\nthe quay burns\nlow.')
})

test('breaks between characters where a script has no spaces, and counts them double', () => {
  expect(wrap('港の灯りが消えた', 10)).toBe('港の灯りが\n消えた')
})

test('breaks inside a word only when it is longer than the line', () => {
  expect(wrap('a Donaudampfschiff', 10)).toBe('a Donaudam\npfschiff')
})

test('colours take no room', () => {
  expect(widthOf(ansiPaint.generated('lamp'))).toBe(4)
  expect(wrap([1, 2, 3].map(() => ansiPaint.name('abcd')).join(' '), 14).split('\n')).toHaveLength(1)
})

test('indents every line, and keeps paragraphs', () => {
  expect(wrap('one two\nthree', 40, '  ')).toBe('  one two\n  three')
})

test('loses no word and makes no line too long, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 30 })),
      fc.integer({ min: 10, max: 60 }),
      (words, columns) => {
        const text = words.join(' ')
        const wrapped = wrap(text, columns)
        expect(wrapped.replace(/\s+/gu, '')).toBe(text.replace(/\s+/gu, ''))
        for (const line of wrapped.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns)
      },
    ),
  )
})
