import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable } from './printable.ts'

test('a text can not steer the terminal', () => {
  expect(printable('a\u001b[2Jb\u001b]0;title\u0007c')).toBe('abc')
  expect(printable('up\u0008\u0008down\u202e')).toBe('up  down ')
})

test('nothing that is a control character is left, whatever the text', () => {
  const characters = fc.array(fc.integer({ min: 0, max: 0x2fff }).map(code => String.fromCharCode(code)))
  fc.assert(fc.property(characters, all => !/[^\P{Cc}\n]/u.test(printable(all.join('')))))
})
