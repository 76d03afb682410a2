import type { Fill } from '../story/fill.ts'
import type { DeskJob } from './desk-job.ts'

/** A fill for one of a job's slots. */
export interface SlotFill {
  readonly occurrence: number
  readonly fill: Fill
}

/** What was accepted for one request: by the answer's member, so that it can be used for another turn. */
type Variant = ReadonlyMap<string, Fill>

interface Held {
  readonly variants: Variant[]
  /** How often each was given out. */
  readonly given: number[]
}

/** Keys that a shelf keeps at most; the one used longest ago goes first. */
const mostKeys = 256

/**
 * The accepted fills of a session by key. A key holds up to the bible's `variants`, so that a second visit reads
 * differently; after that the one shown least is shown again.
 */
export class FillShelf {
  readonly #held = new Map<string, Held>()

  /** How many variants a key has. */
  count(key: string): number {
    return this.#held.get(key)?.variants.length ?? 0
  }

  /** A full set of fills for the job, or nothing: then a provider is to be asked. */
  take(job: DeskJob): readonly SlotFill[] | undefined {
    const held = this.#held.get(job.key)
    if (held === undefined || held.variants.length < job.bible.variants) return undefined
    const order = held.variants.map((_, index) => index).sort((a, b) => (held.given[a] ?? 0) - (held.given[b] ?? 0))
    const chosen = order.find(index => !echoes(held.variants[index], job.recentLines)) ?? order[0] ?? 0
    held.given[chosen] = (held.given[chosen] ?? 0) + 1
    const variant = held.variants[chosen]
    const fills = job.slots.map(({ key, occurrence }) => {
      const fill = variant?.get(key)
      return fill === undefined ? undefined : { occurrence, fill: { ...fill, occurrence } }
    })
    return fills.every(fill => fill !== undefined) ? fills : undefined
  }

  /** Keeps what was accepted. A set in which a slot went back to the author is not kept. */
  put(job: DeskJob, fills: readonly SlotFill[]): void {
    const variant = new Map<string, Fill>()
    for (const { key, occurrence } of job.slots) {
      const fill = fills.find(one => one.occurrence === occurrence)?.fill
      if (fill === undefined || fill.reason !== undefined) return
      variant.set(key, fill)
    }
    const held = this.#held.get(job.key) ?? { variants: [], given: [] }
    this.#held.delete(job.key)
    this.#held.set(job.key, held)
    if (held.variants.length >= job.bible.variants) return
    held.variants.push(variant)
    held.given.push(1)
    if (this.#held.size > mostKeys) this.#held.delete(this.#held.keys().next().value as string)
  }
}

function echoes(variant: Variant | undefined, recentLines: readonly string[]): boolean {
  return [...(variant?.values() ?? [])].some(fill => recentLines.some(line => line.includes(fill.text)))
}
