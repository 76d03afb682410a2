import { expect, test } from 'vitest'
import { codeFrame } from './code-frame.ts'

test('shows two lines around the place, and marks it', () => {
  expect(codeFrame('a\nb\nc\nd\ne\nf', 3)).toBe('  1 | a\n  2 | b\n> 3 | c\n  4 | d\n  5 | e')
})

test('stays inside the file', () => {
  expect(codeFrame('a\nb', 1)).toBe('> 1 | a\n  2 | b')
  expect(codeFrame('a', 9)).toBe('')
})
