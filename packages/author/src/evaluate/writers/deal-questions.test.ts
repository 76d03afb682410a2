import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dealQuestions } from './deal-questions.ts'
import type { Question } from './questions.ts'

const question = fc.record({
  routes: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
  slots: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 2 }),
})

test('every request is dealt once, to a writer who has none of its slots, none of its plays, and not too many', () => {
  fc.assert(
    fc.property(fc.array(question, { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), (made, most) => {
      const questions = made.map(
        ({ routes, slots }, at) =>
          ({
            digest: `${at}`,
            routes: routes.map(String),
            positions: slots.map(slot => ({ slot: { slot: `s${slot}` } })),
          }) as unknown as Question,
      )
      const hands = dealQuestions(questions, most, 1)
      expect(
        hands
          .flat()
          .map(({ digest }) => digest)
          .toSorted(),
      ).toEqual(questions.map(({ digest }) => digest).toSorted())
      for (const hand of hands) {
        expect(hand.length).toBeLessThanOrEqual(most)
        const routes = hand.flatMap(each => each.routes)
        const slots = hand.flatMap(each => each.positions.map(({ slot }) => slot.slot))
        expect(new Set(routes).size).toBe(routes.length)
        expect(new Set(slots).size).toBe(slots.length)
      }
    }),
  )
})
