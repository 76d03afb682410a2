import { seededRandom } from '../../base/random.ts'

/** The second variant is wished for by one in so many who are shown the first, the third by one in as many of these. */
const oneOf = 10

/**
 * Whether one who was shown a kept fill has another made for those who come later: the more there are, the more seldom. So
 * a store grows with its players, and sharing stays cheap.
 *
 * @param key of the request.
 * @param seed of the play-through: equal ones wish the same.
 * @param kept how many variants there are.
 * @param most how many there may be.
 */
export function wantsNewVariant(key: string, seed: number | string, kept: number, most: number): boolean {
  if (kept < 1 || kept >= most) return false
  return seededRandom(`another ${key}/${seed}/${kept}`).next() < oneOf ** -kept
}
