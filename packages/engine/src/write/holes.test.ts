import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'
import { type HolesOf, textParts } from './holes.ts'

test('a text is split at its holes', () => {
  expect(textParts('Well then, {alias}.')).toEqual([{ literal: 'Well then, ' }, { hole: ['alias'] }, { literal: '.' }])
  expect(textParts('{purse.gold}{a}')).toEqual([{ hole: ['purse', 'gold'] }, { hole: ['a'] }])
  expect(textParts('')).toEqual([])
})

test('a doubled brace is one brace, and a lone one is itself', () => {
  expect(textParts('{{alias}} } {')).toEqual([{ literal: '{alias} } {' }])
})

test('nothing of a text is lost', () => {
  const back = (text: string): string =>
    textParts(text)
      .map(part => ('literal' in part ? part.literal.replace(/[{}]/g, '$&$&') : `{${part.hole.join('.')}}`))
      .join('')
  fc.assert(
    fc.property(fc.array(fc.constantFrom('{', '}', '{{', '}}', 'a', '.', ' ', '{a.b}')), tokens => {
      const parts = textParts(tokens.join(''))
      expect(textParts(back(tokens.join('')))).toEqual(parts)
    }),
  )
})

test('the types see the same holes', () => {
  expectTypeOf<HolesOf<'Hi {alias}, {purse.gold} coins'>>().toEqualTypeOf<'alias' | 'purse'>()
  expectTypeOf<HolesOf<'Hi'>>().toEqualTypeOf<never>()
  expectTypeOf<HolesOf<'{{alias}} is {alias}'>>().toEqualTypeOf<'alias'>()
})
