import { expect, test } from 'vitest'
import { valueText } from '../story/value-text.ts'
import { textParts } from '../write/holes.ts'
import { marksIn, pieces } from './words.ts'

const marks = new Map([
  ['alias', ['m1', 'm2']],
  ['bag', ['m2']],
])

test('only what stands in the hole of a marked variable is a piece of its own', () => {
  const variables = { alias: 'Longlegs', gold: 3, purse: { owner: 'you' } }
  expect(pieces(textParts('{gold} for {alias}, {purse.owner}.'), variables, marks, 4)).toEqual([
    { text: '3 for ', slot: 4 },
    { text: 'Longlegs', slot: 4, marks: ['m1', 'm2'] },
    { text: ', you.', slot: 4 },
  ])
})

test('an empty value leaves no piece behind', () => {
  expect(pieces(textParts('{alias}'), { alias: '' }, marks)).toEqual([])
})

test('a path that leads nowhere reads as nothing, inherited names included', () => {
  expect(pieces(textParts('[{purse.silver}{purse.toString}{gold.x}]'), { purse: {}, gold: 3 }, marks)).toEqual([
    { text: '[]' },
  ])
})

test('values read as an author would write them', () => {
  expect([3, 'a', true, null, ['a', 2], []].map(valueText)).toEqual(['3', 'a', 'true', '', 'a, 2', ''])
})

test('the marks of a text are those of all its holes, each once', () => {
  expect(marksIn(textParts('{bag} {alias} {gold}'), marks)).toEqual(['m1', 'm2'])
})
