import type { Clock, FillStore, NarrativeProvider, StoredFills, Story } from '@lacuna/engine'
import { seededRandom } from '@lacuna/engine'
import { maxVariants, repairRequest, requestKey, wantsNewVariant } from '@lacuna/engine/fill'
import type { RemoteEvent } from '@lacuna/engine/providers/remote'
import type { Accounts } from '../limits/accounts.ts'
import type { LimitStore } from '../limits/limit-store.ts'
import type { Limits } from '../limits/limits.ts'
import type { Patience } from '../limits/patience.ts'
import type { LogEntry } from '../log/log-entry.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { AnswerEntry, Ask } from './ask.ts'
import { Flight } from './flight.ts'
import { KnownRepairs } from './known-repairs.ts'
import { type Lease, Leases } from './leases.ts'
import { SharedFills } from './shared-fills.ts'
import { tokenEstimate } from './token-estimate.ts'
import { eventsFromStore, whoOf, writeAnswer } from './write-answer.ts'

/** What answers are made with. */
export interface AnswerPorts {
  readonly providerFor: (story: Story) => NarrativeProvider
  /** What players share; only this server writes it. */
  readonly fills: FillStore
  /** Where it stands who makes an answer, if other processes have the same fills. */
  readonly leases?: LimitStore
  readonly accounts: Accounts
  readonly limits: Limits
  readonly clock: Clock
  readonly now: () => number
  readonly log: (entry: LogEntry) => void
  /** New for each thing that is done for nobody who waits. */
  readonly patience: () => Patience
}

/** An answer that may be made, and who makes it. */
interface Making {
  readonly ask: Ask
  readonly provider: NarrativeProvider
  readonly key: string
  /** Which of the variants; `undefined` for what is nobody else's. */
  readonly variant: number | undefined
  /** The store of fills has just failed: it is not asked again. */
  readonly isBlind?: boolean
}

/** Answers that are made for those who come later, so many at once. */
const mostAhead = 16
/** A lease is over after so many milliseconds, whatever has become of its process. */
const leaseMs = 12_000
/** Milliseconds between two looks for what another process makes, at first and at most. */
const firstPauseMs = 25
const mostPauseMs = 200

/** Where answers come from: the store, another player's that is on its way, or the provider, within what may be spent. */
export class Answers {
  readonly #ports: AnswerPorts
  readonly #fills: SharedFills
  readonly #leases: Leases | undefined
  readonly #flights = new Map<string, Flight>()
  readonly #repairs = new KnownRepairs()
  #ahead = 0

  constructor(ports: AnswerPorts) {
    const { fills, clock, leases, now } = ports
    this.#ports = ports
    this.#fills = new SharedFills({ store: fills, clock, fault: error => this.#fault('fills', error) })
    this.#leases = leases === undefined ? undefined : new Leases(leases, now, leaseMs)
  }

  /**
   * The events of an answer.
   * @param left aborted when nobody listens any more.
   * @throws Refusal `budget-spent`, `limits-unavailable`
   */
  async answer(ask: Ask, left: AbortSignal): Promise<AsyncIterable<RemoteEvent>> {
    const { story, request, isPublic } = ask
    const provider = this.#ports.providerFor(story)
    const key = requestKey(request, provider)
    if (!isPublic || ask.again.length > 0) {
      const flight = this.#fly({ ask, provider, key, variant: undefined })
      const events = flight.listen(left)
      await flight.begun
      return events
    }
    const most = maxVariants(story.bible, request.slots)
    const variant = ask.variant % Math.max(1, most)
    const loaded = await this.#fills.load(key, ask, ask.patience)
    const kept = loaded ?? []
    const shown = kept[(variant + firstOf(key, ask.seed, kept)) % kept.length]
    if (variant < kept.length && shown !== undefined) {
      if (wantsNewVariant(key, ask.seed, kept.length, most)) this.#another({ ask, provider, key, variant: kept.length })
      return this.#fromStore(shown, ask)
    }
    for (;;) {
      const joined = this.#flights.get(`${key}:${variant}`)
      const isOwn = joined?.isOpen !== true
      const flight = isOwn ? this.#fly({ ask, provider, key, variant, isBlind: loaded === undefined }) : joined
      const events = flight.listen(left)
      try {
        await flight.begun
        if (!isOwn) this.#log(ask, { event: 'answer', from: 'shared', result: 'complete', ms: 0, ...whoOf(provider) })
        return events
      } catch (error) {
        // What speaks against somebody else's request need not speak against this one.
        if (isOwn || left.aborted || !(error instanceof Refusal)) throw error
      }
    }
  }

  /** Has one more variant made for those who come later; nobody waits for it. Without budget there is none. */
  #another(making: Making): void {
    if (this.#flights.get(nameOf(making) ?? '')?.isOpen === true || this.#ahead >= mostAhead) return
    const { ask, ...rest } = making
    this.#ahead++
    this.#fly({ ask: { ...ask, patience: this.#ports.patience() }, ...rest }, () => {
      this.#ahead--
    })
  }

  /** Begins to make what others may join by its name, until it is over. */
  #fly(making: Making, over: () => void = () => {}): Flight {
    const name = nameOf(making)
    const flight: Flight = new Flight(
      signal => this.#begin(making, signal),
      () => {
        if (name !== undefined && this.#flights.get(name) === flight) this.#flights.delete(name)
        over()
      },
    )
    if (name !== undefined) this.#flights.set(name, flight)
    return flight
  }

  /** From what has come to be kept in the meantime, or from the provider: whoever asks pays for that. */
  async #begin(making: Making, signal: AbortSignal): Promise<AsyncIterable<RemoteEvent>> {
    const { ask, provider, key, variant } = making
    const { accounts } = this.#ports
    const led = variant === undefined || making.isBlind === true ? undefined : await this.#lead(making, signal)
    if (led?.kept !== undefined) return this.#fromStore(led.kept, ask)
    const repairsName = `${ask.isPublic ? '' : ask.payer.session}:${key}`
    const request =
      ask.again.length === 0 ? ask.request : repairRequest(ask.request, this.#repairs.of(repairsName, ask.again))
    try {
      const tokens = provider.rules === true ? 0 : tokenEstimate(request)
      const reserved = await accounts.reserve(ask.payer, tokens, ask.patience)
      const events = writeAnswer(
        { ask, provider, request, reserved, signal },
        {
          ...this.#ports,
          log: entry => this.#log(ask, entry),
          fault: error => this.#fault('account', error),
          bad: repairs => this.#repairs.note(repairsName, repairs),
          keep: async fills => {
            if (variant === undefined) return
            await this.#fills.save(key, fills, maxVariants(ask.story.bible, request.slots))
          },
        },
      )
      return led?.lease === undefined ? events : untilOver(events, led.lease)
    } catch (error) {
      void led?.lease?.end()
      throw error
    }
  }

  /** Waits for what another process makes; with what that has kept, or with the right to make it here. */
  async #lead(
    { ask, key, variant = 0 }: Making,
    signal: AbortSignal,
  ): Promise<{ readonly kept?: StoredFills; readonly lease?: Lease }> {
    const { clock } = this.#ports
    const leases = this.#leases
    const kept = async (): Promise<StoredFills | undefined> =>
      (await this.#fills.load(key, ask, ask.patience))?.[variant]
    if (leases === undefined) {
      const found = await kept()
      return found === undefined ? {} : { kept: found }
    }
    const until = clock.now() + leaseMs
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(mostPauseMs, 2 * pauseMs)) {
      const lease = await leases.take(`${key}:${variant}`, ask.patience).catch(error => {
        this.#fault('account', error)
        throw new Refusal('limits-unavailable', { retryAfterMs: 5000 })
      })
      const found = await kept()
      if (found !== undefined) {
        void lease?.end()
        return { kept: found }
      }
      if (lease !== undefined) return { lease }
      if (signal.aborted || clock.now() >= until) return {}
      await new Promise<void>(resolve => clock.after(pauseMs, resolve))
    }
  }

  #fromStore(kept: StoredFills, ask: Ask): AsyncIterable<RemoteEvent> {
    return eventsFromStore(kept, entry => this.#log(ask, entry))
  }

  #fault(where: 'fills' | 'account', error: unknown): void {
    const { log, now } = this.#ports
    log({ at: now(), event: 'fault', where, name: error instanceof Error ? error.name : 'unknown' })
  }

  #log({ story, request, payer }: Ask, entry: AnswerEntry): void {
    this.#ports.log({
      at: this.#ports.now(),
      story: story.id,
      session: payer.session,
      address: payer.address[0] as string,
      slots: request.slots.map(slot => slot.slot),
      ...entry,
    })
  }
}

function nameOf({ key, variant }: Making): string | undefined {
  return variant === undefined ? undefined : `${key}:${variant}`
}

async function* untilOver(events: AsyncIterable<RemoteEvent>, lease: Lease): AsyncGenerator<RemoteEvent> {
  try {
    yield* events
  } finally {
    void lease.end()
  }
}

/** With which of the kept variants a play-through begins: two players begin with different ones. */
function firstOf(key: string, seed: number, kept: readonly StoredFills[]): number {
  return seededRandom(`${key}/${seed}`).whole(Math.max(1, kept.length))
}
