import type { PlayerModel } from '../player/player-model.ts'

/**
 * How probable each of the choices at one place is: the director prepares the likelier ones first. It decides the order
 * of what is prepared and nothing else; the requests and the story are the same whatever it says.
 *
 * Called for the choices on screen and for those of each turn that is looked at ahead, on the device, often: it should be
 * quick, and say the same of the same.
 *
 * @param choices in the order in which they are offered, with their labels in the author's words and the author's own tags.
 * @param player what is believed about the player.
 * @returns a weight for each choice, in their order. Only their proportions count. What is missing, negative or no number
 * counts as nothing; where nothing is left, all are equally probable.
 */
export type Likelihood = (
  choices: readonly { readonly id: string; readonly text: string; readonly tags: readonly string[] }[],
  player: PlayerModel,
) => readonly number[]

/**
 * The default: how often this player has taken the choice, plus one, times how they lean towards each of its tags. So who
 * comes back to a place is expected to do there what was done there before, who was kind so far to be kind again, and
 * where nothing is known all are equally probable.
 */
export const asPlayed: Likelihood = (choices, { taken, leanings }) =>
  choices.map(({ id, tags }) =>
    [...new Set(tags)].reduce((weight, tag) => weight * (leanings.get(tag) ?? 1), (taken.get(id) ?? 0) + 1),
  )

/** What a likelihood says, as probabilities that add up to 1. */
export function shares(likelihood: Likelihood, ...[choices, player]: Parameters<Likelihood>): readonly number[] {
  const said = likelihood(choices, player)
  const weights = choices.map((_, index) => {
    const weight = said[index]
    return typeof weight === 'number' && Number.isFinite(weight) && weight > 0 ? weight : 0
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map(weight => (sum > 0 && Number.isFinite(sum) ? weight / sum : 1 / weights.length))
}
