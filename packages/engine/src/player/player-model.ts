import type { Choice } from '../story/frame.ts'

/**
 * What the story believes about this player, as far as it helps to guess what they choose next: worked out from their turns alone.
 * It is worked out on the device, and nothing of it is sent anywhere.
 */
export interface PlayerModel {
  /** How often each choice, by its id, was taken in this play-through, going back included; one that was not is not in it. */
  readonly taken: ReadonlyMap<string, number>
  /**
   * How the player leans, by the tags that the author put on choices: how much oftener than by chance one with the tag was
   * taken lately. 1 is no leaning, 2 twice as often; from 1/4 to 4. A tag that was not offered lately is not in it.
   */
  readonly leanings: ReadonlyMap<string, number>
}

/** What was offered in a turn, and what was taken of it. */
export interface Taking {
  readonly offered: readonly Pick<Choice, 'id' | 'tags'>[]
  readonly taken: string
}

/** Leanings in some turns, in any order. */
export function leaningsIn(takings: Iterable<Taking>): ReadonlyMap<string, number> {
  const met = new Map<string, { taken: number; byChance: number }>()
  for (const { offered, taken } of takings) {
    for (const { id, tags } of offered) {
      for (const tag of new Set(tags)) {
        const times = met.get(tag) ?? { taken: 0, byChance: 0 }
        met.set(tag, {
          taken: times.taken + Number(id === taken),
          byChance: times.byChance + 1 / offered.length,
        })
      }
    }
  }
  // One turn more, in which chance decided: so that a single choice is no habit yet.
  return new Map([...met].map(([tag, { taken, byChance }]) => [tag, bounded((taken + 1) / (byChance + 1))]))
}

function bounded(leaning: number): number {
  return Math.min(4, Math.max(1 / 4, leaning))
}
