import type { Random } from '../base/random.ts'

/** Spread of the times that people and models take, on the scale of the logarithm. */
const sigma = 0.3

/** One draw of a log-normal number around a median. */
export function logNormal(random: Random, median: number): number {
  // Box and Muller.
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  return median * Math.exp(sigma * normal)
}
