import { seededRandom } from '@lacuna/engine'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dealItems, sampled } from './deal-items.ts'
import type { SheetItem } from './sheet-item.ts'

const item = fc.record({ slot: fc.integer({ min: 1, max: 8 }), route: fc.integer({ min: 1, max: 5 }) })

test('every item is dealt once, and no sheet has more than it may', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (made, most) => {
      const items = made.map(
        ({ slot, route }, key): SheetItem<number> => ({
          key,
          slot: `s${slot}`,
          plays: [{ route: `r${route}`, until: 1 }],
          body: () => '',
        }),
      )
      const sheets = dealItems(items, most, seededRandom(1))
      expect(
        sheets
          .flat()
          .map(({ key }) => key)
          .toSorted((a, b) => a - b),
      ).toEqual(items.map(({ key }) => key))
      expect(sheets).toHaveLength(Math.ceil(items.length / most))
      for (const sheet of sheets) expect(sheet.length).toBeLessThanOrEqual(most)
    }),
  )
})

test('items of one play go together, and a slot stands on a sheet once where that can be had', () => {
  const items = ['a', 'b', 'c', 'd'].flatMap(slot =>
    ['one', 'two'].map(
      (route): SheetItem<string> => ({ key: `${slot}${route}`, slot, plays: [{ route, until: 1 }], body: () => '' }),
    ),
  )
  const sheets = dealItems(items, 4, seededRandom(2))
  for (const sheet of sheets) {
    expect(new Set(sheet.map(({ slot }) => slot)).size).toBe(4)
    expect(new Set(sheet.flatMap(({ plays }) => plays.map(({ route }) => route))).size).toBe(1)
  }
})

test('a sample takes one of each slot before it takes a second of any', () => {
  const items = [...Array(20).fill('a'), ...Array(2).fill('b'), 'c'] as readonly string[]
  const taken = sampled(items, 5, slot => slot, seededRandom(3))
  expect([...taken].sort()).toEqual(['a', 'a', 'b', 'b', 'c'])
  expect(sampled(items, 100, slot => slot, seededRandom(3))).toHaveLength(23)
})
