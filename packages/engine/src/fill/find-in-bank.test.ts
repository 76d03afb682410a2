import { describe, expect, test } from 'vitest'
import type { Bank, BankEntry } from '../story/bank.ts'
import { defaultReads, type Slot } from '../story/slot.ts'
import { bankFor, findInBank, isStale, slotSources } from './find-in-bank.ts'

const slot: Slot = {
  id: 'ferry.greet',
  verb: 'fill',
  brief: 'her greeting',
  contract: {},
  reads: defaultReads,
  policy: 'live',
}
const entry = (text: string, more: Partial<BankEntry> = {}): BankEntry => ({
  slot: 'ferry.greet',
  text,
  state: 'approved',
  ...more,
})
const found = (entries: readonly BankEntry[], variables = {}, seed = 1, shown: readonly string[] = []) =>
  findInBank({ entries }, slot, variables, seed, shown)?.text

describe('a reviewed fill is found', () => {
  test('by its slot, and never a rejected one', () => {
    expect(found([])).toBeUndefined()
    expect(found([entry('other', { slot: 'ferry.smell' }), entry('bad', { state: 'rejected' })])).toBeUndefined()
    expect(found([entry('bad', { state: 'rejected' }), entry('You came back.', { state: 'edited' })])).toBe(
      'You came back.',
    )
  })

  test('where its conditions hold, the one with most of them first', () => {
    const entries = [
      entry('You.'),
      entry('You came back.', { when: { trust: '> 1' } }),
      entry('You kept it.', { when: { trust: '> 1', oath: true } }),
    ]
    expect(found(entries)).toBe('You.')
    expect(found(entries, { trust: 2 })).toBe('You came back.')
    expect(found(entries, { trust: 2, oath: true })).toBe('You kept it.')
  })

  test('one not shown yet, then the one shown longest ago, the same for the same seed', () => {
    const entries = ['one', 'two', 'three'].map(text => entry(text))
    expect(found(entries, {}, 1, ['one', 'three'])).toBe('two')
    expect(found(entries, {}, 1, ['two', 'one', 'three', 'two'])).toBe('one')
    for (const seed of [1, 2, 3]) expect(found(entries, {}, seed)).toBe(found(entries, {}, seed))
    expect(new Set(Array.from({ length: 40 }, (_, seed) => found(entries, {}, seed))).size).toBe(3)
  })
})

test('the bank of a region is that of its language, where it has none of its own', () => {
  const de: Bank = { entries: [entry('Du.')] }
  const at: Bank = { entries: [entry('Servus.')] }
  expect(bankFor({ de }, 'de-AT')).toBe(de)
  expect(bankFor({ de, 'de-AT': at }, 'de-AT')).toBe(at)
  expect(bankFor({ de }, 'en')).toBeUndefined()
  expect(bankFor({ de }, 'constructor')).toBeUndefined()
})

test('an entry is stale when its slot asks for something else since, and only then', () => {
  const reviewed = entry('You.', { sources: slotSources(slot) })
  expect(isStale(reviewed, slot)).toBe(false)
  expect(isStale(reviewed, { ...slot, policy: 'author', source: { file: 'a.ink', line: 9 } })).toBe(false)
  expect(isStale(reviewed, { ...slot, brief: 'her farewell' })).toBe(true)
  expect(isStale(reviewed, { ...slot, contract: { maxWords: 3 } })).toBe(true)
  expect(isStale(entry('You.'), slot)).toBe(false)
})
