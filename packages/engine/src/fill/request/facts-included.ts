import type { Bible } from '../../story/bible.ts'
import type { Fact } from '../../story/skeleton.ts'

/** Facts that hold, by the name of whom they are about. */
export type FactsByName = Readonly<Record<string, readonly Fact[]>>

/**
 * Of the facts that hold about each, those that a request includes: the last ones, as many as the bible's `facts` says, in the
 * order in which they stand. Without a bound, all of them.
 */
export function factsIncluded({ facts: most }: Pick<Bible, 'facts'>, holding: FactsByName): FactsByName {
  if (most === undefined) return holding
  return Object.fromEntries(
    Object.entries(holding).map(([name, list]) => [name, list.slice(Math.max(0, list.length - most))]),
  )
}
