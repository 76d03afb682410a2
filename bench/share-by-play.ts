import { seededRandom } from '@lacuna/engine'

/** One turn: the play-through that it belongs to, and whether it counts. */
export interface TurnOfPlay {
  readonly play: number
  readonly counts: boolean
}

/** A share of turns, 0 to 1, with the interval in which 95 of 100 draws fall. */
export interface ShareByPlay {
  readonly share: number
  readonly low: number
  readonly high: number
}

/** How often plays are drawn. */
const draws = 4000
/** Decides the draws. */
const seed = 20_261_130

/**
 * The share of the turns that count, with a percentile interval of a bootstrap that draws whole plays (Efron 1979), as the
 * turns of one play belong together. Where all turns count, or none does, no draw differs: then the bound is the one for the
 * share of plays with another turn in them (three in their number, Hanley and Lippman-Hand 1983), which is wider.
 */
export function shareByPlay(turns: readonly TurnOfPlay[]): ShareByPlay {
  const byPlay = new Map<number, { hits: number; count: number }>()
  for (const { counts, play } of turns) {
    const sum = byPlay.get(play) ?? { hits: 0, count: 0 }
    byPlay.set(play, { hits: sum.hits + (counts ? 1 : 0), count: sum.count + 1 })
  }
  const plays = [...byPlay.values()]
  const share = shareOf(plays)
  const bound = Math.min(1, 3 / plays.length)
  if (share === 1) return { share, low: 1 - bound, high: 1 }
  if (share === 0) return { share, low: 0, high: bound }
  const random = seededRandom(seed)
  const drawn = Array.from({ length: draws }, () => shareOf(plays.map(() => random.pick(plays) ?? noTurns)))
  drawn.sort((a, b) => a - b)
  const at = (part: number): number => drawn[Math.min(draws - 1, Math.floor(draws * part))] ?? share
  return { share, low: at(0.025), high: at(0.975) }
}

const noTurns = { hits: 0, count: 0 }

function shareOf(plays: readonly { readonly hits: number; readonly count: number }[]): number {
  const sum = (name: 'hits' | 'count'): number => plays.reduce((total, play) => total + play[name], 0)
  return sum('hits') / sum('count')
}
