import { type Random, seededRandom } from '@lacuna/engine'
import type { Question } from './questions.ts'

/** What one writer answers. */
export type Hand = readonly Question[]

/** How often an order is tried before there is one more writer. */
const tries = 60

/**
 * Deals requests to as few writers as it finds, as evenly as it can: at most `most` each, and no two with a slot or a play
 * in common, so that nobody knows a slot or a play from another request.
 */
export function dealQuestions(questions: readonly Question[], most: number, seed: number): readonly Hand[] {
  const random = seededRandom(seed).split('writers')
  const perRoute = new Map<string, number>()
  for (const route of questions.flatMap(question => question.routes)) {
    perRoute.set(route, (perRoute.get(route) ?? 0) + 1)
  }
  const fewest = Math.max(0, Math.ceil(questions.length / most), ...perRoute.values())
  for (let writers = fewest; ; writers++) {
    for (let attempt = 0; attempt < tries; attempt++) {
      const hands = dealt(hardestFirst(questions, random), writers, most)
      if (hands !== undefined) return hands
    }
  }
}

function dealt(questions: readonly Question[], writers: number, most: number): readonly Hand[] | undefined {
  const hands: { readonly questions: Question[]; readonly taken: Set<string> }[] = []
  for (let writer = 0; writer < writers; writer++) hands.push({ questions: [], taken: new Set() })
  for (const question of questions) {
    const claims = claimsOf(question)
    const [hand] = hands
      .filter(each => each.questions.length < most && !claims.some(claim => each.taken.has(claim)))
      .sort((a, b) => a.questions.length - b.questions.length)
    if (hand === undefined) return undefined
    hand.questions.push(question)
    for (const claim of claims) hand.taken.add(claim)
  }
  return hands.map(hand => hand.questions)
}

function claimsOf({ positions, routes }: Question): readonly string[] {
  return [...routes.map(route => `route ${route}`), ...new Set(positions.map(({ slot }) => `slot ${slot.slot}`))]
}

function hardestFirst(questions: readonly Question[], random: Random): readonly Question[] {
  return questions
    .map(question => ({ question, weight: claimsOf(question).length + random.next() }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ question }) => question)
}
