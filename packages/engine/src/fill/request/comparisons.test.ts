import { expect, test } from 'vitest'
import { comparisonsIn, wordsAgain } from './comparisons.ts'

test('comparisons are found by the words that begin them, and no words that only look like them', () => {
  expect(
    comparisonsIn('The page lay there like something not yet to be unwrapped, as if it knew better.', 'en-GB'),
  ).toEqual(['like something not yet to be', 'as if it knew better'])
  expect(comparisonsIn('Er steht da wie ein nasser Hund.', 'de')).toEqual(['wie ein nasser Hund'])
  expect(comparisonsIn('Unlike you, she dislikes it. He would like.', 'en')).toEqual([])
  expect(comparisonsIn('Som en våt hund.', 'sv')).toEqual([])
})

test('words that come again are found in any language, short ones are not', () => {
  expect(wordsAgain(['Svarta vatten under bron.', 'Vatten, svarta som natten.', 'Bron.'], 'sv')).toEqual([
    'vatten',
    'svarta',
  ])
  expect(wordsAgain(['Rain and rain and rainwater rainwater.'], 'en')).toEqual([])
})
