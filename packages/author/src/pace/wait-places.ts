import type { Story } from '@lacuna/engine'
import type { SimulatedTurn } from '@lacuna/engine/check'

/** A passage that readers waited for. */
export interface WaitPlace {
  /** Ids of its slots. */
  readonly slots: readonly string[]
  /** Where the first of them stands, when the story knows. */
  readonly file?: string
  readonly line?: number
  /** Id of the choice that led to it where there was the least to read; absent where readers came in at an entry. */
  readonly choice?: string
  /** The entry at which they came in then, where it was another than the start. */
  readonly entry?: string
  /** How often readers came here, how often they waited, and how often the author's words stood in for what did not come. */
  readonly visits: number
  readonly waited: number
  readonly stoodIn: number
  /** Mean of the waits, in milliseconds; 0 where nobody waited. */
  readonly waitMs: number
  /** Words of the turn before it, where they were fewest and no fill was at hand: what there was to read meanwhile. */
  readonly wordsBefore: number
}

/** The passages that readers waited for or had no fill of, those first that cost them the most time. */
export function waitPlaces(story: Story, turns: readonly SimulatedTurn[]): readonly WaitPlace[] {
  const byPlace = new Map<string, SimulatedTurn[]>()
  for (const turn of turns) {
    const name = [...new Set(turn.slots)].join(' ')
    byPlace.set(name, [...(byPlace.get(name) ?? []), turn])
  }
  const places = [...byPlace].flatMap(([name, visits]): WaitPlace[] => {
    const waited = visits.filter(turn => turn.waitMs > 0)
    const missed = visits.filter(turn => !turn.atOnce)
    const shortest = missed.toSorted((a, b) => a.wordsBefore - b.wordsBefore)[0]
    if (shortest === undefined) return []
    const slots = name.split(' ')
    const { source } = story.slots[slots[0] ?? ''] ?? {}
    return [
      {
        slots,
        ...(source === undefined ? {} : source),
        ...(shortest.choice === undefined ? {} : { choice: shortest.choice }),
        ...(shortest.entry === undefined ? {} : { entry: shortest.entry }),
        visits: visits.length,
        waited: waited.length,
        stoodIn: visits.filter(turn => turn.stoodIn).length,
        waitMs: Math.round(waited.reduce((sum, turn) => sum + turn.waitMs, 0) / Math.max(1, waited.length)),
        wordsBefore: shortest.wordsBefore,
      },
    ]
  })
  return places.sort((a, b) => b.waited * b.waitMs - a.waited * a.waitMs || b.stoodIn - a.stoodIn)
}
