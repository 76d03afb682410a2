import { expect, test } from 'vitest'
import { castName } from './cast-name.ts'

const bible = { cast: { OONA: { name: 'Oona Reilly' }, TAVI: {} } }

test.each([
  ['OONA', 'Oona Reilly'],
  ['TAVI', 'Tavi'],
  ['OLD_TOM', 'Old Tom'],
  ['JEAN-LUC', 'Jean-Luc'],
  ['ÉMILE', 'Émile'],
  ['constructor', 'Constructor'],
])('%s is named %s', (key, name) => {
  expect(castName(bible, key)).toBe(name)
})

test('without a bible, too', () => {
  expect(castName(undefined, 'OONA')).toBe('Oona')
})
