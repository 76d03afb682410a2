import { BoundedMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'
import type { LedgerNotes } from '../../ledger/ledger-entry.ts'
import type { Usage } from '../../provider/port/narrative-provider.ts'
import type { Fill } from '../../story/fill.ts'
import { AheadMetrics } from './ahead-metrics.ts'
import { hasAnswered } from './fill-cache.ts'
import type { FillJob } from './fill-job.ts'
import type { ShownTurn } from './shown-turn.ts'

/**
 * How one turn's live slots came to the screen, and what was asked for while it stood there. A turn that is reached
 * again on another path, after a new start, or gone back to, has metrics of its own each time.
 */
export interface TurnMetrics {
  /** Its number on its path: several may have the same. */
  readonly turn: number
  /** Milliseconds from the move until the last of its live slots was there; 0 if each was at hand when it was come to. */
  readonly waitMs: number
  /** Slots that a provider was to fill. */
  readonly slots: number
  /** Of these, how many the author's words stand in for, because the fill was late or failed. */
  readonly authored: number
  /** Of these, for how many the provider has kept the author's words. */
  readonly kept: number
  /** Fills that were asked for ahead while this turn was on screen. */
  readonly prepared: number
  /** Of these, how many the player has been shown by now. */
  readonly used: number
  /** Of these, how many failed, or are of no use where the player is now. One that is come to after all is used. */
  readonly wasted: number
  /** Tokens of the answers to what was asked for in this turn, as the vendor counted them; one that was called off is in the totals alone. */
  readonly inputTokens: number
  readonly outputTokens: number
  /** What they cost in US dollars, as far as prices are known. */
  readonly dollars: number
}

/** What the fill pipeline has done for a session. Metrics for a person; nothing of them is hashed or replayed. */
export interface FillTotals extends Omit<TurnMetrics, 'turn' | 'waitMs' | 'slots' | 'authored'> {
  /** Times that a provider was asked, ahead and on arrival. */
  readonly requests: number
  /** Answers that were accepted, whether they were shown or not. */
  readonly answered: number
  /** Requests that came to nothing that can be shown. */
  readonly failed: number
  /** Requests that were let go because nobody could come there any more. */
  readonly dropped: number
  /** Sets of fills that were shown. */
  readonly shown: number
  /**
   * Tokens of requests that were called off before their answer was whole, and what they cost in US dollars: by estimate, as
   * no vendor counts them, and apart from the tokens and dollars of the others.
   */
  readonly calledOffInputTokens: number
  readonly calledOffOutputTokens: number
  readonly calledOffDollars: number
  /**
   * Further candidates that were asked for in long slots, and what they and their judge cost, as the vendors counted it: apart
   * from the requests, tokens and dollars of the others.
   */
  readonly furtherCandidates: number
  readonly furtherInputTokens: number
  readonly furtherOutputTokens: number
  readonly furtherDollars: number
  /** Slots in which a judge put something else in the place of the first candidate. */
  readonly replaced: number
  /** Answers whose cost is not known, because no price is. */
  readonly unpriced: number
  /** What a request takes, in milliseconds: recent ones weigh most. */
  readonly generationMs: number
}

/** How a request ended. */
export interface Ended {
  readonly outcome: 'answered' | 'failed' | 'dropped'
  /** How long it took; absent where no provider was asked. */
  readonly tookMs?: number
  readonly notes: readonly LedgerNotes[]
}

/** Turns whose metrics are kept. */
const keptTurns = 256
/** Before anything was measured: what a mid-sized hosted model takes for a passage. */
const guessedMs = 4000

const noTotals: FillTotals = {
  requests: 0,
  answered: 0,
  failed: 0,
  dropped: 0,
  shown: 0,
  kept: 0,
  prepared: 0,
  used: 0,
  wasted: 0,
  inputTokens: 0,
  outputTokens: 0,
  dollars: 0,
  calledOffInputTokens: 0,
  calledOffOutputTokens: 0,
  calledOffDollars: 0,
  furtherCandidates: 0,
  furtherInputTokens: 0,
  furtherOutputTokens: 0,
  furtherDollars: 0,
  replaced: 0,
  unpriced: 0,
  generationMs: guessedMs,
}

/** What is counted both of a turn and of the whole. */
type Counted = 'prepared' | 'used' | 'wasted' | 'inputTokens' | 'outputTokens' | 'dollars'

/** Whether the author's words stand in for a fill that did not come: a provider that keeps them or sends them back has answered. */
export function standsIn({ source, reason }: Fill): boolean {
  return source === 'author' && !hasAnswered(reason)
}

function isKept({ reason }: Fill): boolean {
  return reason === 'kept'
}

/** Counts what a fill pipeline does. */
export class FillMetrics {
  readonly #clock: Clock
  /** By epoch. */
  readonly #turns = new BoundedMap<number, TurnMetrics>(keptTurns)
  // Weak: a job that nobody waits for any more is nobody’s to hold.
  readonly #since = new WeakMap<FillJob, number>()
  readonly #askedIn = new WeakMap<FillJob, ShownTurn>()
  readonly #ahead = new AheadMetrics((shown, change) => this.#count(shown, change))
  #now: ShownTurn = { epoch: 0, turn: 0 }
  #totals = noTotals

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get totals(): FillTotals {
    return this.#totals
  }

  /** The latest turns that had live slots or prepared some, oldest first. */
  get turns(): readonly TurnMetrics[] {
    return [...this.#turns.values()]
  }

  /** Milliseconds that a job has been waited for; 0 where nobody waits. */
  waited(job: FillJob): number {
    return this.#clock.now() - (this.#since.get(job) ?? this.#clock.now())
  }

  /** Another turn is on screen, and only these keys can be come to from it. */
  reached(shown: ShownTurn, keys: ReadonlySet<string>): void {
    this.#now = shown
    this.#ahead.reached(keys)
  }

  /** Fills are about to be sought: `ahead`, or for the turn of the job. */
  begun(job: FillJob, ahead: boolean): void {
    this.#askedIn.set(job, ahead ? this.#now : { epoch: job.epoch, turn: job.turn })
    if (ahead) this.#ahead.begun(job.key, this.#now, job.slots.length)
  }

  /** A request was called off. @param dollars nothing where no price is known. */
  calledOff({ inputTokens, outputTokens }: Usage, dollars: number | undefined): void {
    this.#add({
      calledOffInputTokens: inputTokens,
      calledOffOutputTokens: outputTokens,
      calledOffDollars: dollars ?? 0,
      ...(dollars === undefined ? { unpriced: 1 } : {}),
    })
  }

  furtherAsked(): void {
    this.#add({ furtherCandidates: 1 })
  }

  /** A further candidate, or the judge, has answered. @param dollars nothing where no price is known. */
  further({ inputTokens, outputTokens }: Usage, dollars: number | undefined): void {
    this.#add({
      furtherInputTokens: inputTokens,
      furtherOutputTokens: outputTokens,
      furtherDollars: dollars ?? 0,
      ...(dollars === undefined ? { unpriced: 1 } : {}),
    })
  }

  /** Something else than the first candidate stands in a slot. */
  replaced(): void {
    this.#add({ replaced: 1 })
  }

  asked(): void {
    this.#add({ requests: 1 })
  }

  ended(job: FillJob, { outcome, tookMs, notes }: Ended): void {
    if (tookMs !== undefined) this.#add({ [outcome]: 1 })
    if (outcome === 'answered' && tookMs !== undefined && tookMs > 0) {
      this.#totals = { ...this.#totals, generationMs: this.#totals.generationMs * 0.8 + tookMs * 0.2 }
    }
    if (outcome !== 'answered') this.#ahead.wasted(job.key)
    const sum = (name: 'inputTokens' | 'outputTokens' | 'dollars'): number =>
      notes.reduce((total, one) => total + (one[name] ?? 0), 0)
    const [inputTokens, outputTokens, dollars] = [sum('inputTokens'), sum('outputTokens'), sum('dollars')]
    if (inputTokens + outputTokens === 0) return
    this.#count(this.#askedIn.get(job) ?? job, { inputTokens, outputTokens, dollars })
    if (notes.every(one => one.dollars === undefined)) this.#add({ unpriced: 1 })
  }

  shownAtOnce(job: FillJob, fills: readonly Fill[]): void {
    const kept = fills.filter(isKept).length
    this.#add({ shown: 1, kept })
    this.#ahead.used(job.key)
    this.#note(job, { slots: job.slots.length, authored: fills.filter(standsIn).length, kept })
  }

  /** The turn has come to what is still under way; it has been waited for since then, by the clock. */
  waits(job: FillJob, since: number): void {
    this.#since.set(job, since)
    this.#note(job, { slots: job.slots.length })
  }

  shown(job: FillJob, fill: Fill): void {
    const isAuthored = standsIn(fill)
    if (!isAuthored) this.#ahead.used(job.key)
    if (!isAuthored && job.slots.at(-1)?.occurrence === fill.occurrence) this.#add({ shown: 1 })
    const kept = isKept(fill) ? 1 : 0
    this.#add({ kept })
    this.#note(job, { waitMs: this.waited(job), authored: isAuthored ? 1 : 0, kept })
  }

  #add(change: Partial<FillTotals>): void {
    this.#totals = { ...this.#totals, ...summed(this.#totals, change) }
  }

  #count(shown: ShownTurn, change: Partial<Pick<TurnMetrics, Counted>>): void {
    this.#add(change)
    const before = this.#turns.get(shown.epoch)
    // What comes of a turn whose metrics are gone is in the totals alone.
    if (before === undefined && shown.epoch < this.#now.epoch) return
    const metrics = before ?? noTurn(shown.turn)
    this.#turns.set(shown.epoch, { ...metrics, ...summed(metrics, change) })
  }

  #note(shown: ShownTurn, { waitMs = 0, ...counts }: Partial<TurnMetrics>): void {
    const before = this.#turns.get(shown.epoch) ?? noTurn(shown.turn)
    const waited = Math.max(before.waitMs, waitMs)
    this.#turns.setNewest(shown.epoch, { ...before, ...summed(before, counts), waitMs: waited })
  }
}

function noTurn(turn: number): TurnMetrics {
  const { prepared, used, wasted, inputTokens, outputTokens, dollars } = noTotals
  return { turn, waitMs: 0, slots: 0, authored: 0, kept: 0, prepared, used, wasted, inputTokens, outputTokens, dollars }
}

/** Counts with what came to them. */
function summed<T extends object>(before: T, change: Partial<T>): Partial<T> {
  const entries = Object.entries(change).map(([name, more]) => [name, Number(before[name as keyof T]) + Number(more)])
  return Object.fromEntries(entries) as Partial<T>
}
