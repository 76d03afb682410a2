import { describe, expect, test } from 'vitest'
import type { Bank, BankEntry, BankText } from '../../story/bank.ts'
import { currentBank } from '../../story/current-bank.ts'
import type { Situation } from '../../story/situation.ts'
import { defaultReads, type Slot } from '../../story/slot.ts'
import { bankFor, findInBank } from './find-in-bank.ts'

const slot: Slot = {
  id: 'ferry.greet',
  verb: 'fill',
  brief: 'her greeting',
  contract: {},
  reads: defaultReads,
  policy: 'live',
}
const entry = (text: string, more: Partial<BankText> = {}): BankText => ({
  slot: 'ferry.greet',
  text,
  state: 'approved',
  reviewed: 'Mira Aalto',
  ...more,
})
const situation = (more: Partial<Situation> = {}): Situation => ({
  variables: {},
  choice: undefined,
  facts: () => [],
  memories: () => [],
  fold: text => text.toLowerCase(),
  ...more,
})
const found = (entries: readonly BankEntry[], variables = {}, seed = 1, shown: readonly string[] = []) =>
  findInBank({ entries }, slot, situation({ variables }), seed, shown)?.text

describe('a reviewed fill is found', () => {
  test('by its slot, and never a rejected one', () => {
    expect(found([])).toBeUndefined()
    const bad: BankEntry = { slot: 'ferry.greet', text: 'bad', state: 'rejected' }
    expect(found([entry('other', { slot: 'ferry.smell' }), bad])).toBeUndefined()
    expect(found([bad, entry('You came back.', { state: 'edited' })])).toBe('You came back.')
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

  test('by the choice just taken, by facts and by what is remembered', () => {
    const entries = [
      entry('You.'),
      entry('You ran.', { when: { choice: 'run' } }),
      entry('You told him.', { when: { fact: ['brother', 'bell'] } }),
      entry('You put it back.', { when: { memory: 'the Lid back' } }),
    ]
    const text = (more: Partial<Situation>): string | undefined =>
      findInBank({ entries }, slot, situation(more), 1)?.text
    expect(text({ choice: { id: 'run', text: 'Run!' } })).toBe('You ran.')
    expect(text({ choice: { id: 'stay', text: 'Run.' } })).toBe('You.')
    expect(text({ facts: () => ['His brother left.', 'The bell is gone.'] })).toBe('You told him.')
    expect(text({ facts: () => ['His brother left.'] })).toBe('You.')
    expect(text({ memories: () => ['You put the lid back.'] })).toBe('You put it back.')
    expect(text({ memories: () => ['You left it.'] })).toBe('You.')
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

describe('of what the bank holds', () => {
  const all: readonly BankText[] = [
    entry('written', { state: 'written' }),
    entry('approved by a person'),
    entry('edited by a person', { state: 'edited' }),
    entry('approved by a model', { reviewed: 'model' }),
    entry('approved by nobody', { reviewed: 'nobody' }),
    entry('by Nobody', { reviewed: ' Nobody ' }),
    entry('by an AI', { reviewed: 'AI' }),
    entry('by a language model', { reviewed: 'A language model' }),
    entry('approved, not seen', { seen: false }),
    entry('written, not seen', { state: 'written', seen: false }),
    { slot: 'ferry.greet', text: 'proposed', state: 'proposed' },
    entry('stale', { slotDigest: 'of before' }),
    entry('stale and written', { state: 'written', slotDigest: 'of before' }),
    entry('of now', { slotDigest: 'of now' }),
  ]
  const standing = (rule: 'reviewed' | 'prepared' | undefined) =>
    all
      .filter(
        one => findInBank({ entries: [one] }, slot, situation(), 1, [], { rule, slotDigest: 'of now' }) !== undefined,
      )
      .map(one => one.text)

  test('what was written and what a person has seen and decided on stands, unless it is stale', () => {
    const reviewed = ['written', 'approved by a person', 'edited by a person', 'of now']
    expect(standing('reviewed')).toEqual(reviewed)
    expect(standing(undefined)).toEqual(reviewed)
  })

  test('where the bible says prepared, all but the stale stands', () => {
    expect(standing('prepared')).toEqual(all.map(one => one.text).filter(text => !text.startsWith('stale')))
  })
})

describe('a bank from before reviewers were named', () => {
  const old = (more: object): Bank =>
    currentBank({ entries: [{ ...entry('You.'), reviewed: undefined, ...more }] as never }, 'en')

  test('has as reviewer whoever stood there as by, and nobody where that was left out', () => {
    expect(old({ by: 'Ines' }).entries).toMatchObject([{ state: 'approved', reviewed: 'Ines' }])
    expect(old({ by: 'Ines' }).entries[0]).not.toHaveProperty('by')
    expect(old({ state: 'edited' }).entries).toMatchObject([{ state: 'edited', reviewed: 'nobody' }])
    expect(old({ state: 'written', by: 'Ines' }).entries).toMatchObject([{ state: 'written', by: 'Ines' }])
  })

  test('keeps of a rejected text its digest, and says it for that slot in no other state', () => {
    const { entries } = currentBank(
      {
        entries: [
          { slot: 'ferry.greet', text: 'You — again!', state: 'rejected' },
          entry('You, again.'),
          entry('You, again.', { slot: 'ferry.smell' }),
        ],
      },
      'en',
    )
    expect(entries).toMatchObject([
      { state: 'rejected', digest: expect.stringMatching(/^[0-9a-f]{32}$/) },
      { slot: 'ferry.smell' },
    ])
    expect(JSON.stringify(entries[0])).not.toMatch(/again/i)
  })
})
