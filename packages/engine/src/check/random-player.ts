import type { Random } from '../base/random.ts'
import type { PassageChoice } from '../story/passage.ts'

/**
 * What the player of one play makes of each choice, again and again: every other player likes some ten times as much as
 * others, so that a door that opens at the twelfth knock is knocked at twelve times by somebody.
 */
export function likings(random: Random): (choice: string) => number {
  if (random.whole(2) === 0) return () => 1
  const known = new Map<string, number>()
  return choice => {
    const liking = known.get(choice) ?? 10 ** (random.whole(5) - 2)
    known.set(choice, liking)
    return liking
  }
}

/** One of the choices, by their weights. */
export function weighted(choices: readonly PassageChoice[], weights: readonly number[], random: Random): PassageChoice {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [index, choice] of choices.entries()) {
    left -= weights[index] ?? 0
    if (left <= 0) return choice
  }
  return choices.at(-1) as PassageChoice
}
