import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact } from '../../story/skeleton.ts'
import { sampleBible, sampleRequest } from '../../testing/sample-request.ts'
import { factsIncluded } from './facts-included.ts'

const facts = (...texts: readonly string[]): readonly Fact[] => texts.map(text => ({ text }))
const holding = { MARTA: facts('You came late.', 'You left.', 'You came back.'), EDVIN: facts('He is asleep.') }

test('without a bound all facts are told', () => {
  expect(factsIncluded({}, holding)).toEqual(holding)
})

test.each([
  [0, { MARTA: [], EDVIN: [] }],
  [1, { MARTA: facts('You came back.'), EDVIN: facts('He is asleep.') }],
  [2, { MARTA: facts('You left.', 'You came back.'), EDVIN: facts('He is asleep.') }],
  [9, holding],
])('of each, the last are told in their order: %i', (most, told) => {
  expect(factsIncluded({ facts: most }, holding)).toEqual(told)
})

test('those told are the last of those that hold, never more than the bound, and telling them again changes nothing', () => {
  const all = fc.dictionary(fc.string(), fc.array(fc.record({ text: fc.string() }), { maxLength: 6 }))
  fc.assert(
    fc.property(all, fc.nat(8), (holding, most) => {
      const told = factsIncluded({ facts: most }, holding)
      expect(Object.keys(told)).toEqual(Object.keys(holding))
      for (const [name, list] of Object.entries(holding)) {
        const some = told[name] ?? []
        expect(some).toHaveLength(Math.min(most, list.length))
        expect([...list.slice(0, list.length - some.length), ...some]).toEqual(list)
      }
      expect(factsIncluded({ facts: most }, told)).toEqual(told)
    }),
  )
})

test('what is not told is nowhere in the request: no lore comes of it, no words of the player’s are quoted', () => {
  const marks = ['4:live:tainted']
  const pieces = [{ text: 'Heron', marks }, { text: ' said there would be a hard winter.' }]
  const said: Fact = { text: 'Heron said there would be a hard winter.', pieces, marks }
  const all = { MARTA: [said, ...facts('Her brother left on the last barge.')] }
  const bounded = { story: { bible: { ...sampleBible, facts: 1 } } }
  const told = sampleRequest({ ...bounded, facts: all })
  expect(told).toEqual(sampleRequest(bounded))
  expect(told.private).toBe(false)
  const unbounded = sampleRequest({ facts: all })
  expect(unbounded.instructions.volatile).toContain('In winter the canal is drained.')
  expect(unbounded.private).toBe(true)
})

test('with no facts to tell, none are read', () => {
  expect(sampleRequest({ story: { bible: { ...sampleBible, facts: 0 } } })).toEqual(sampleRequest({ facts: {} }))
  expect(sampleRequest({ facts: {} }).reads).not.toContain('facts')
})
