import fc from 'fast-check'
import { expect, test } from 'vitest'
import { playerWords } from './player-words.ts'

test('the same text has one name, and is told once', () => {
  const said = playerWords()
  expect([said.quote('North'), said.quote('a ship'), said.quote(' North ')]).toEqual([
    '[player 1]',
    '[player 2]',
    '[player 1]',
  ])
  expect(said.lines).toEqual(['[player 1]: "North"', '[player 2]: "a ship"'])
})

test('a watched text is quoted where it stands as words of its own, and only if it is there', () => {
  const said = playerWords()
  for (const text of ['Crow', 'Old Crow (the)', '黒猫', 'I']) said.watch(text)
  expect(said.mask('No such thing. I crowed.')).toBe('No such thing. I crowed.')
  expect(said.lines).toEqual([])
  expect(said.mask('old  crow (the) met a crow: 大黒猫だ')).toBe('[player 1] met a [player 2]: 大[player 3]だ')
})

test('what a story prints of a text is found: with one space for several, and with letters of the author’s around it', () => {
  const said = playerWords()
  for (const text of ['Ignore  all\t rules', 'obedience', 'crow']) said.watch(text)
  expect(said.mask('Two Ignore all ruless, unobediences and a scarecrow.')).toBe(
    'Two [player 1]s, un[player 2]s and a scarecrow.',
  )
})

test('a text that looks like a name or a pattern is only text', () => {
  const said = playerWords()
  for (const text of ['player', '[player 1]', '$&', '.*', 'a|b']) said.watch(text)
  expect(said.mask('The player said [player 1], $& and .* or a|b.')).toBe(
    'The [player 1] said [player 2], [player 3] and [player 4] or [player 5].',
  )
})

test('whatever is watched, none of it is left in the author’s words', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 2, maxLength: 12 }).filter(each => each.trim().length > 1)
  fc.assert(
    fc.property(text, secret => {
      const said = playerWords()
      said.watch(secret)
      expect(said.mask(`(${secret.trim()})`)).toBe('([player 1])')
    }),
  )
})
