import { expect, test } from 'vitest'
import { keyOf } from './key.ts'

test('a number or words pick a choice', () => {
  expect(keyOf(' 2 ')).toEqual({ type: 'pick', pick: '2' })
  expect(keyOf('Leave it.')).toEqual({ type: 'pick', pick: 'Leave it.' })
})

test('letters are keys, in either case', () => {
  expect(keyOf('b')).toEqual({ type: 'back' })
  expect(keyOf('Q')).toEqual({ type: 'quit' })
  expect(keyOf('?')).toEqual({ type: 'help' })
  expect(keyOf('')).toEqual({ type: 'nothing' })
})

test('s and l take a file, also one with spaces in its name', () => {
  expect(keyOf('s my evening.json')).toEqual({ type: 'save', file: 'my evening.json' })
  expect(keyOf('l')).toEqual({ type: 'load', file: '' })
})

test('a word that begins like a key is no key', () => {
  expect(keyOf('stay')).toEqual({ type: 'pick', pick: 'stay' })
})

test("what stands in quotation marks is the player's own words", () => {
  expect(keyOf('"b"')).toEqual({ type: 'words', words: 'b' })
  expect(keyOf('"in the north')).toEqual({ type: 'words', words: 'in the north' })
})
