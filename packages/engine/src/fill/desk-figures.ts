import type { Clock } from '../base/clock.ts'
import type { Fill } from '../story/fill.ts'
import type { DeskJob } from './desk-job.ts'
import type { Writing } from './writing.ts'

/** How one turn's live slots came to the screen. */
export interface TurnFigures {
  readonly turn: number
  /** Milliseconds from the moment the slots were met until the last of them was there. */
  readonly waitMs: number
  /** Slots that a provider was to fill. */
  readonly slots: number
  /** Of these, how many the author's words stand in for, because the fill was late or failed. */
  readonly authored: number
}

/** What the Desk has done for a session. Figures for a person; nothing of them is hashed or replayed. */
export interface DeskTotals {
  /** Requests made, ahead and on arrival. */
  readonly requests: number
  /** Answers that were accepted, whether they were shown or not. */
  readonly answered: number
  /** Requests that were let go because nobody could come there any more. */
  readonly dropped: number
  /** Sets of fills that were shown. */
  readonly shown: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** What a request takes, in milliseconds: recent ones weigh most. */
  readonly generationMs: number
}

/** Turns whose figures are kept. */
const keptTurns = 256
/** Before anything was measured: what a mid-sized hosted model takes for a passage. */
const guessedMs = 4000

/** Counts what a Desk does. */
export class DeskFigures {
  readonly #clock: Clock
  readonly #turns = new Map<number, TurnFigures>()
  // Weak: a job that nobody waits for any more is nobody’s to hold.
  readonly #since = new WeakMap<DeskJob, number>()
  #totals: DeskTotals = {
    requests: 0,
    answered: 0,
    dropped: 0,
    shown: 0,
    inputTokens: 0,
    outputTokens: 0,
    generationMs: guessedMs,
  }

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get totals(): DeskTotals {
    return this.#totals
  }

  /** The latest turns that had live slots, oldest first. */
  get turns(): readonly TurnFigures[] {
    return [...this.#turns.values()]
  }

  asked(_job: DeskJob): void {
    this.#totals = { ...this.#totals, requests: this.#totals.requests + 1 }
  }

  finished(writing: Writing): void {
    const { inputTokens, outputTokens, generationMs, answered, ...rest } = this.#totals
    const counted = (name: 'inputTokens' | 'outputTokens'): number =>
      writing.notes.reduce((sum, notes) => sum + (notes[name] ?? 0), 0)
    const measured = writing.tookMs > 0 ? generationMs * 0.8 + writing.tookMs * 0.2 : generationMs
    this.#totals = {
      ...rest,
      answered: answered + 1,
      inputTokens: inputTokens + counted('inputTokens'),
      outputTokens: outputTokens + counted('outputTokens'),
      generationMs: measured,
    }
  }

  dropped(_writing: Writing): void {
    this.#totals = { ...this.#totals, dropped: this.#totals.dropped + 1 }
  }

  shownAtOnce(job: DeskJob): void {
    this.#totals = { ...this.#totals, shown: this.#totals.shown + 1 }
    this.#note(job, 0, job.slots.length, 0)
  }

  waits(job: DeskJob): void {
    this.#since.set(job, this.#clock.now())
    this.#note(job, 0, job.slots.length, 0)
  }

  shown(job: DeskJob, fill: Fill): void {
    const since = this.#since.get(job)
    if (since === undefined) return
    if (job.slots.at(-1)?.occurrence === fill.occurrence || fill.reason === 'deadline') {
      this.#totals = { ...this.#totals, shown: this.#totals.shown + (fill.source === 'author' ? 0 : 1) }
    }
    this.#note(job, this.#clock.now() - since, 0, fill.source === 'author' ? 1 : 0)
  }

  #note(job: DeskJob, waitMs: number, slots: number, authored: number): void {
    const before = this.#turns.get(job.turn)
    this.#turns.delete(job.turn)
    this.#turns.set(job.turn, {
      turn: job.turn,
      waitMs: Math.max(before?.waitMs ?? 0, waitMs),
      slots: (before?.slots ?? 0) + slots,
      authored: (before?.authored ?? 0) + authored,
    })
    if (this.#turns.size > keptTurns) this.#turns.delete(this.#turns.keys().next().value as number)
  }
}
