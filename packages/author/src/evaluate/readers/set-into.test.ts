import { expect, test } from 'vitest'
import { setInto } from './set-into.ts'

const page = ['Rain.', 'OONA: You again.', 'Rain.', 'The bell rings.']
const into = (words: string, text: string) => ({ position: { slot: { words } as never }, text })

test('a text stands where the author’s words stood, behind the speaker, and words that come twice are taken in order', () => {
  expect(setInto(page, [into('You again.', 'So.'), into('Rain.', 'Fog.'), into('Rain.', 'Snow.')])).toEqual([
    'Fog.',
    'OONA: So.',
    'Snow.',
    'The bell rings.',
  ])
})

test('words over several lines are replaced as a whole, and a text may have other lines', () => {
  const list = ['One hen.', 'Two hens.', 'Signed.']
  expect(setInto(list, [into('One hen.\nTwo hens.', 'No hens.')])).toEqual(['No hens.', 'Signed.'])
  expect(setInto(list, [into('Signed.', 'Signed.\nSealed.')])).toEqual(['One hen.', 'Two hens.', 'Signed.', 'Sealed.'])
})

test('words that are not on the page change nothing', () => {
  expect(setInto(page, [into('Hail.', 'Fog.'), into('', 'Fog.')])).toEqual(page)
})
