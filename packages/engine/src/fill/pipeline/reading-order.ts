import type { FillJob } from './fill-job.ts'
import type { FillUpdate } from './fill-update.ts'

/**
 * Hands updates of a turn on in reading order, whichever of its requests is answered first: behind a slot that is being
 * written nothing is on screen yet, and the record of a play-through does not depend on who was quicker.
 */
export class ReadingOrder {
  readonly #report: (update: FillUpdate) => void
  #turn = { epoch: -1, number: -1 }
  /** Slots of the turn that are not finished, in reading order. */
  #open: readonly number[] = []
  /** Fills of slots behind the first that is open. */
  #held = new Map<number, FillUpdate>()

  constructor(report: (update: FillUpdate) => void) {
    this.#report = report
  }

  /** More that is written for a turn; what was written for another is over. */
  expect(jobs: readonly FillJob[]): void {
    for (const { epoch, turn, slots } of jobs) {
      if (epoch !== this.#turn.epoch || turn !== this.#turn.number) {
        this.#turn = { epoch, number: turn }
        this.#open = []
        this.#held.clear()
      }
      this.#open = [...this.#open, ...slots.map(slot => slot.occurrence)].sort((a, b) => a - b)
    }
  }

  /** Whether nothing before a slot of the turn is open: what comes for it is on screen at once. */
  isNext({ epoch, turn }: Pick<FillJob, 'epoch' | 'turn'>, occurrence: number): boolean {
    if (epoch !== this.#turn.epoch || turn !== this.#turn.number) return true
    return !this.#open.some(open => open < occurrence)
  }

  take(update: FillUpdate): void {
    const { epoch, turn, occurrence } = update
    if (epoch !== this.#turn.epoch || turn !== this.#turn.number || !this.#open.includes(occurrence)) {
      this.#report(update)
    } else if (update.type === 'fill.text') {
      if (occurrence === this.#open[0]) this.#report(update)
    } else {
      this.#held.set(occurrence, update)
      this.#handOn()
    }
  }

  /** What is held of the first slots. A report may bring more to be written. */
  #handOn(): void {
    for (;;) {
      const [first = -1] = this.#open
      const update = this.#held.get(first)
      if (update === undefined) return
      this.#held.delete(first)
      this.#open = this.#open.slice(1)
      this.#report(update)
    }
  }
}
