import { LacunaError } from '../../story/lacuna-error.ts'
import type { Position } from '../../story/position.ts'
import type { Fact, Skeleton } from '../../story/skeleton.ts'

/**
 * The facts that hold about each of the names, for a request. A function of facts that breaks says nothing: no play ends
 * because a request wanted its facts. An exploration of the story reports it.
 */
export function factsAbout(
  skeleton: Pick<Skeleton, 'facts'>,
  at: Position,
  names: readonly string[],
): Readonly<Record<string, readonly Fact[]>> {
  try {
    return skeleton.facts(at, names)
  } catch (error) {
    if (!(error instanceof LacunaError) || error.code !== 'story-failed') throw error
    if (names.length < 2) return Object.fromEntries(names.map(name => [name, []]))
    return Object.assign({}, ...names.map(name => factsAbout(skeleton, at, [name])))
  }
}
