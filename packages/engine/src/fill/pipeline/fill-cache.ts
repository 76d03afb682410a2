import { BoundedMap } from '../../base/bounded-map.ts'
import type { LedgerNotes } from '../../ledger/ledger-entry.ts'
import { softDigest } from '../../provider/request/soft-digest.ts'
import type { Fill, FillReason } from '../../story/fill.ts'
import { maxVariants } from '../store/max-variants.ts'
import type { FillJob } from './fill-job.ts'

/** A fill for one of a job's slots. */
export interface SlotFill {
  readonly occurrence: number
  readonly fill: Fill
  /** What is known of how it came. */
  readonly notes?: LedgerNotes
}

/** What was accepted for one request, by the answer's member, and how often this play-through has shown it. */
interface Variant {
  fills: ReadonlyMap<string, Omit<SlotFill, 'occurrence'>>
  /** Digest of the soft parts of its request; absent where it had none. */
  readonly soft: string | undefined
  shown: number
}

/** Why a slot stays the author's, however often one asks. */
const final: ReadonlySet<FillReason> = new Set(['contract', 'not-proposed', 'moderated', 'refused', 'verbatim', 'kept'])

/** Whether the provider has answered, though the author's words stand. */
export function hasAnswered(reason: FillReason | undefined): boolean {
  return reason === 'verbatim' || reason === 'kept'
}

/** Keys that a cache keeps at most; the one used longest ago goes first. */
const mostKeys = 256

/**
 * The accepted fills of a session by key: those that were shown, and those that were prepared. A key holds up to the
 * bible's `variants`, so that a second visit reads differently; after that the one shown least is shown again.
 */
export class FillCache {
  readonly #held = new BoundedMap<string, Variant[]>(mostKeys)

  /** How many variants a key has. */
  count(key: string): number {
    return this.#held.get(key)?.length ?? 0
  }

  /** Whether nothing has to be written for the job: one that was not shown is there, or all that the key may have. */
  has(job: FillJob): boolean {
    return this.#next(job) !== undefined
  }

  /** The fills that the job would get, without giving them out. */
  peek(job: FillJob): readonly SlotFill[] | undefined {
    const next = this.#next(job)
    return next === undefined ? undefined : forJob(next, job)
  }

  /**
   * A full set of fills for the job, or nothing: then a provider is to be asked. What a fill cost is reported with its first
   * showing alone.
   */
  take(job: FillJob): readonly SlotFill[] | undefined {
    const next = this.#next(job)
    const fills = next && forJob(next, job)
    if (next === undefined || fills === undefined) return undefined
    const first = next.shown++ === 0
    return first ? fills : fills.map(one => ({ ...one, notes: { from: 'shown' } }))
  }

  /**
   * Keeps what came of a request: a slot that went back to the author after its repair stays the author's. Nothing is
   * kept of a set that was broken off, or in which nothing was accepted.
   *
   * @param shown whether the player has seen it already.
   * @param isStored whether it comes from a store, which keeps nothing that was told soft text. Default false.
   */
  put(job: FillJob, fills: readonly SlotFill[], shown: boolean, isStored = false): boolean {
    const soft = isStored ? undefined : softDigest(job.request)
    const variant = new Map<string, Omit<SlotFill, 'occurrence'>>()
    for (const { key, occurrence } of job.slots) {
      const { fill, notes = {} } = fills.find(one => one.occurrence === occurrence) ?? {}
      if (fill === undefined || (fill.reason !== undefined && !final.has(fill.reason))) return false
      variant.set(key, { fill, notes })
    }
    if (![...variant.values()].some(({ fill: { reason } }) => reason === undefined || hasAnswered(reason))) return false
    const held = this.#held.get(job.key) ?? []
    this.#held.setNewest(job.key, held)
    // What was told another page is of no use here: the one shown most makes room.
    const useless = held.filter(one => !isOfUse(one.soft, job)).toSorted((a, b) => b.shown - a.shown)[0]
    if (held.length >= mostOf(job) && useless !== undefined) held.splice(held.indexOf(useless), 1)
    if (held.length < mostOf(job)) held.push({ fills: variant, soft, shown: shown ? 1 : 0 })
    return true
  }

  /**
   * Puts another in the place of a fill that nobody has been shown.
   *
   * @returns whether it did.
   */
  replace({ key }: FillJob, member: string, before: Fill, after: Omit<SlotFill, 'occurrence'>): boolean {
    const variant = this.#held.get(key)?.find(({ fills, shown }) => shown === 0 && fills.get(member)?.fill === before)
    if (variant === undefined) return false
    variant.fills = new Map([...variant.fills, [member, after]])
    return true
  }

  #next(job: FillJob): Variant | undefined {
    const held = this.#held.get(job.key)?.filter(variant => isOfUse(variant.soft, job)) ?? []
    const order = held.toSorted((a, b) => a.shown - b.shown)
    const fresh = order.find(variant => variant.shown === 0 && !echoes(variant, job.recentLines))
    if (fresh !== undefined || held.length < mostOf(job)) return fresh
    return order.find(variant => !echoes(variant, job.recentLines)) ?? order[0]
  }
}

/**
 * Whether what was told soft text, by its digest, may be used for a job: only where the same stands on the screen.
 */
export function isOfUse(soft: string | undefined, { request }: FillJob): boolean {
  return soft === undefined || soft === softDigest(request)
}

function mostOf({ bible, request }: FillJob): number {
  return maxVariants(bible, request.slots)
}

function forJob(variant: Variant, job: FillJob): readonly SlotFill[] | undefined {
  const fills = job.slots.flatMap(({ key, occurrence }) => {
    const kept = variant.fills.get(key)
    return kept === undefined ? [] : [{ ...kept, occurrence, fill: { ...kept.fill, occurrence } }]
  })
  return fills.length === job.slots.length ? fills : undefined
}

/** A value is not read as it stands: that a line has the same word in it is no echo. */
function echoes(variant: Variant, recentLines: readonly string[]): boolean {
  return [...variant.fills.values()].some(
    ({ fill }) => fill.value === undefined && recentLines.some(line => line.includes(fill.text)),
  )
}
