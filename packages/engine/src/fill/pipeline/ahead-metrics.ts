import { BoundedMap } from '../../base/bounded-map.ts'
import type { ShownTurn } from './shown-turn.ts'

/** What became of fills that were asked for ahead. */
interface Prepared {
  readonly shown: ShownTurn
  readonly fills: number
  readonly state: 'open' | 'used' | 'wasted'
}

type Count = (
  shown: ShownTurn,
  change: { readonly prepared?: number; readonly used?: number; readonly wasted?: number },
) => void

/** Keys that are followed. The one prepared longest ago goes first, and is wasted where it was not used. */
const mostKeys = 512

/** Follows fills that were asked for ahead, by key: whether the player has come to them, or can't any more. */
export class AheadMetrics {
  readonly #prepared = new BoundedMap<string, Prepared>(mostKeys, (_, one) => {
    if (one.state === 'open') this.#count(one.shown, { wasted: one.fills })
  })
  readonly #count: Count

  /** @param count called with what is to be added to the turn in which they were asked for. */
  constructor(count: Count) {
    this.#count = count
  }

  begun(key: string, shown: ShownTurn, fills: number): void {
    this.#prepared.setNewest(key, { shown, fills, state: 'open' })
    this.#count(shown, { prepared: fills })
  }

  used(key: string): void {
    const one = this.#prepared.get(key)
    if (one === undefined || one.state === 'used') return
    this.#prepared.set(key, { ...one, state: 'used' })
    this.#count(one.shown, { used: one.fills, ...(one.state === 'wasted' ? { wasted: -one.fills } : {}) })
  }

  wasted(key: string): void {
    const one = this.#prepared.get(key)
    if (one?.state !== 'open') return
    this.#prepared.set(key, { ...one, state: 'wasted' })
    this.#count(one.shown, { wasted: one.fills })
  }

  /** Only these can be come to from now on. */
  reached(keys: ReadonlySet<string>): void {
    for (const [key, one] of this.#prepared) if (one.state === 'open' && !keys.has(key)) this.wasted(key)
  }
}
