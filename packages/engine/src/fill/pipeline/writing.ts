import type { Clock } from '../../base/clock.ts'
import type { LedgerNotes } from '../../ledger/ledger-entry.ts'
import type { NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import type { Fill } from '../../story/fill.ts'
import type { SlotFill } from './fill-cache.ts'
import type { FillJob } from './fill-job.ts'
import { fillOf } from './fill-of.ts'
import type { SlotUpdate } from './fill-update.ts'
import { type WritePorts, writeJob } from './write-job.ts'

/** What one writing is done with. */
export interface WritingPorts {
  readonly provider: NarrativeProvider
  readonly clock: Clock
  /** How long a turn on screen waits for it. */
  readonly deadlineMs: number
  readonly moderate?: (text: string, about: { readonly slot: string }) => boolean | Promise<boolean>
  /** How many variants of its key there are already, once it is known what is at hand. */
  readonly variant: () => number
  /** Called when the provider is about to be asked; `false` if it must not be, and then the writing ends. */
  readonly asks: () => boolean
  readonly dollarsOf: WritePorts['dollarsOf']
  readonly calledOff?: NonNullable<WritePorts['calledOff']>
}

/** After the deadline a request goes on for so many times its length, so that its fill is there another time. */
export const lateFactor = 4

type Report = (occurrence: number, update: SlotUpdate) => void

/**
 * One request under way, for a turn that may come or for the one on screen. It can be taken to the screen at any time:
 * what was accepted by then is reported at once, and the rest as it comes, until the turn's deadline.
 */
export class Writing {
  readonly job: FillJob
  readonly finished: Promise<readonly SlotFill[]>
  readonly #ports: WritingPorts
  readonly #abort = new AbortController()
  readonly #texts = new Map<string, string>()
  /** Slots of which a player has seen something that is not finished. */
  readonly #seen = new Set<string>()
  readonly #done = new Map<string, { readonly fill: Fill; readonly notes: LedgerNotes }>()
  readonly #started: number
  #shownTo:
    | {
        readonly job: FillJob
        readonly report: Report
        readonly isNext: (occurrence: number) => boolean
        readonly open: Set<string>
      }
    | undefined
  #callOff: () => void = () => {}
  #asked = false
  #late = false
  #shown = false
  #dropped = false

  /** @param known what is at hand without asking, if anything. */
  constructor(
    job: FillJob,
    ports: WritingPorts,
    known: (signal: AbortSignal) => Promise<readonly SlotFill[] | undefined>,
  ) {
    this.job = job
    this.#ports = ports
    this.#started = ports.clock.now()
    this.finished = this.#write(known)
  }

  /** Whether the provider has been asked: before, fills may still be at hand. */
  get hasAsked(): boolean {
    return this.#asked
  }

  get isVisible(): boolean {
    return this.#shownTo !== undefined
  }

  /** Whether its turn's deadline has passed: it goes on for another time. */
  get isLate(): boolean {
    return this.#late
  }

  /** The epoch of the turn that it is on screen for. */
  get visibleEpoch(): number {
    return this.#shownTo?.job.epoch ?? Number.POSITIVE_INFINITY
  }

  /** Whether the player has seen all of its fills. */
  get wasShown(): boolean {
    return this.#shown
  }

  get tookMs(): number {
    return this.#ports.clock.now() - this.#started
  }

  /** Whether nobody waits for it any more. */
  get wasDropped(): boolean {
    return this.#dropped
  }

  get notes(): readonly LedgerNotes[] {
    return [...this.#done.values()].map(done => done.notes)
  }

  /**
   * Takes it to the screen for a job of the same key.
   *
   * @param until when its turn stops waiting, by the clock; it may be over.
   * @param isNext whether nothing before a slot is open that others write.
   */
  showTo(job: FillJob, until: number, report: Report, isNext: (occurrence: number) => boolean = () => true): void {
    const open = new Set(job.slots.map(slot => slot.key))
    this.#shownTo = { job, report, isNext, open }
    for (const [key, done] of this.#done) this.#report(key, { type: 'fill.done', ...done })
    this.#reportNext()
    if (open.size === 0) return
    const { clock } = this.#ports
    const [now, leftMs] = [clock.now(), until - clock.now()]
    if (leftMs > 0) this.#callOff = clock.after(leftMs, () => this.#giveUp(clock.now() - now))
    else this.#giveUp(0)
  }

  abort(): void {
    this.#dropped = true
    this.#callOff()
    this.#shownTo = undefined
    this.#abort.abort()
  }

  async #write(known: (signal: AbortSignal) => Promise<readonly SlotFill[] | undefined>): Promise<readonly SlotFill[]> {
    const stored = await known(this.#abort.signal)
    if (this.#dropped) return []
    if (stored !== undefined) {
      for (const { occurrence, fill, notes = {} } of stored) this.#finish(occurrence, fill, notes)
      return stored
    }
    const { deadlineMs, asks, variant } = this.#ports
    if (!asks()) {
      this.#dropped = true
      return []
    }
    this.#asked = true
    const fills = await writeJob(this.job, {
      ...this.#ports,
      variant: variant(),
      deadlineMs: deadlineMs * (1 + lateFactor),
      abort: this.#abort,
      show: (occurrence, text) => {
        const key = this.#keyOf(occurrence)
        this.#texts.set(key, text)
        this.#report(key, { type: 'fill.text', text })
      },
      takeBack: occurrence => {
        const key = this.#keyOf(occurrence)
        return !this.#seen.has(key) && this.#texts.delete(key)
      },
      done: (occurrence, fill, notes) => this.#finish(occurrence, fill, notes),
    })
    this.#callOff()
    return fills
  }

  #finish(occurrence: number, fill: Fill, notes: LedgerNotes): void {
    const key = this.#keyOf(occurrence)
    this.#done.set(key, { fill, notes })
    this.#report(key, { type: 'fill.done', fill, notes })
    this.#reportNext()
  }

  /** What has come of the first slot that is open, to who was waiting for the one before it. */
  #reportNext(): void {
    const [key] = this.#shownTo?.open ?? []
    const text = key === undefined ? undefined : this.#texts.get(key)
    if (key !== undefined && text !== undefined) this.#report(key, { type: 'fill.text', text })
  }

  #report(key: string, update: SlotUpdate): void {
    if (this.#shownTo === undefined) return
    const { job, report, isNext, open } = this.#shownTo
    const slot = job.slots.find(one => one.key === key)
    if (slot === undefined || !open.has(key)) return
    if (update.type === 'fill.text') {
      // Behind a line that is still being written nothing is on screen yet: it can be repaired.
      const [first] = open
      if (key !== first || !isNext(slot.occurrence)) return
      this.#seen.add(key)
      report(slot.occurrence, update)
      return
    }
    open.delete(key)
    if (open.size === 0) {
      this.#shown = true
      this.#callOff()
    }
    report(slot.occurrence, { ...update, fill: { ...update.fill, occurrence: slot.occurrence } })
  }

  /** The deadline: what is on screen stays, the rest is the author's; what comes later is for another time. */
  #giveUp(tookMs: number): void {
    if (this.#shownTo === undefined) return
    const { job, report, open } = this.#shownTo
    this.#shownTo = undefined
    this.#late = true
    this.#seen.clear()
    for (const slot of job.slots) {
      if (!open.has(slot.key)) continue
      const text = this.#texts.get(slot.key)
      const written =
        text === undefined
          ? ({ kind: 'failed', reason: 'deadline', violations: [] } as const)
          : ({ kind: 'accepted', text, reason: 'truncated' } as const)
      report(slot.occurrence, {
        type: 'fill.done',
        fill: fillOf(job, slot, written, { provider: this.#ports.provider }),
        notes: { tookMs },
      })
    }
  }

  #keyOf(occurrence: number): string {
    return this.job.slots.find(slot => slot.occurrence === occurrence)?.key ?? ''
  }
}
