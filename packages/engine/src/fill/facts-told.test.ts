import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleBible, sampleRequest } from '../testing/sample-request.ts'
import { factsTold } from './facts-told.ts'

const holding = { MARTA: ['You came late.', 'You left.', 'You came back.'], EDVIN: ['He is asleep.'] }

test('without a bound all facts are told', () => {
  expect(factsTold({}, holding)).toEqual(holding)
})

test.each([
  [0, { MARTA: [], EDVIN: [] }],
  [1, { MARTA: ['You came back.'], EDVIN: ['He is asleep.'] }],
  [2, { MARTA: ['You left.', 'You came back.'], EDVIN: ['He is asleep.'] }],
  [9, holding],
])('of each, the last are told in their order: %i', (facts, told) => {
  expect(factsTold({ facts }, holding)).toEqual(told)
})

test('those told are the last of those that hold, never more than the bound, and telling them again changes nothing', () => {
  const all = fc.dictionary(fc.string(), fc.array(fc.string(), { maxLength: 6 }))
  fc.assert(
    fc.property(all, fc.nat(8), (facts, most) => {
      const told = factsTold({ facts: most }, facts)
      expect(Object.keys(told)).toEqual(Object.keys(facts))
      for (const [name, list] of Object.entries(facts)) {
        const some = told[name] ?? []
        expect(some).toHaveLength(Math.min(most, list.length))
        expect([...list.slice(0, list.length - some.length), ...some]).toEqual(list)
      }
      expect(factsTold({ facts: most }, told)).toEqual(told)
    }),
  )
})

test('what is not told is nowhere in the request: no lore comes of it, no words of the player’s are quoted', () => {
  const facts = { MARTA: ['Heron said there would be a hard winter.', 'Her brother left on the last barge.'] }
  const bounded = { story: { bible: { ...sampleBible, facts: 1 } } }
  const told = sampleRequest({ ...bounded, facts, brought: ['Heron'] })
  expect(told).toEqual(sampleRequest(bounded))
  expect(told.private).toBe(false)
  const all = sampleRequest({ facts, brought: ['Heron'] })
  expect(all.instructions.volatile).toContain('In winter the canal is drained.')
  expect(all.private).toBe(true)
})

test('with no facts to tell, none are read', () => {
  expect(sampleRequest({ story: { bible: { ...sampleBible, facts: 0 } } })).toEqual(sampleRequest({ facts: {} }))
  expect(sampleRequest({ facts: {} }).reads).not.toContain('facts')
})
