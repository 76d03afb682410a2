import {
  type Answering,
  type Clock,
  type FillEvent,
  type FillRequest,
  type FillStore,
  fillAnswer,
  type NarrativeProvider,
  ProviderError,
  type StoredFills,
  type Story,
  seededRandom,
} from '@lacuna/engine'
import {
  type AnswerReader,
  type CheckedAnswer,
  checkAnswer,
  countedTokens,
  maxVariants,
  readAnswer,
  repairRequest,
  requestKey,
  wantsNewVariant,
} from '@lacuna/engine/fill'
import type { RemoteEvent } from '@lacuna/engine/providers/remote'
import type { Accounts, Payer, Reservation } from '../limits/accounts.ts'
import type { Limits } from '../limits/limits.ts'
import type { Log, LogEntry } from '../log/log-entry.ts'
import { Flight } from './flight.ts'
import { failureKind, outwardError } from './outward-error.ts'
import { tokenEstimate } from './token-estimate.ts'

/** One request for fills that was found to be in order. */
export interface Ask {
  readonly story: Story
  readonly request: FillRequest
  readonly isPublic: boolean
  readonly variant: number
  readonly draw: number
  /** Of the play-through: which of the kept variants it begins with, and whether one more is made. */
  readonly seed: number
  /** Members of the first answer that are asked for again. */
  readonly again: readonly string[]
  readonly payer: Payer
}

/** What answers are made with. */
export interface AnswerPorts {
  readonly providerFor: (story: Story) => NarrativeProvider
  /** What players share; only this server writes it. */
  readonly fills: FillStore
  readonly accounts: Accounts
  readonly limits: Limits
  readonly clock: Clock
  readonly now: () => number
  readonly log: Log
}

/** First answers that were not good are kept, so many of them, so that a second try can be told what was wrong. */
const mostKeptRepairs = 500
/** Events of one answer that are passed on at most. */
const mostEvents = 20_000

type Repairs = CheckedAnswer['repairs']

/** How the writing of one answer stands. */
interface Written {
  readonly answer: AnswerReader
  done?: Extract<FillEvent, { type: 'done' }>
  begun: boolean
  error?: unknown
}

/** Where answers come from: the store, another player's that is on its way, or the provider, within what may be spent. */
export class Answers {
  readonly #ports: AnswerPorts
  readonly #flights = new Map<string, Flight>()
  readonly #repairs = new Map<string, Repairs>()

  constructor(ports: AnswerPorts) {
    this.#ports = ports
  }

  /**
   * The events of an answer.
   * @param left aborted when nobody listens any more.
   * @throws Refusal `budget-spent`
   */
  async answer(ask: Ask, left: AbortSignal): Promise<AsyncIterable<RemoteEvent>> {
    const { story, request, isPublic, payer } = ask
    const { accounts, providerFor } = this.#ports
    const provider = providerFor(story)
    const key = requestKey(request, provider)
    const most = maxVariants(story.bible, request.slots)
    const variant = ask.variant % Math.max(1, most)
    const name = isPublic && ask.again.length === 0 ? `${key}:${variant}` : undefined
    if (name !== undefined) {
      const kept = await this.#kept(key, ask)
      const shown = kept[(variant + firstOf(key, ask.seed, kept)) % kept.length]
      if (variant < kept.length && shown !== undefined) {
        if (wantsNewVariant(key, ask.seed, kept.length, most)) {
          void this.#another(`${key}:${kept.length}`, ask, provider, key)
        }
        return this.#fromStore(shown, ask)
      }
      const joined = this.#join(name, ask, provider, left)
      if (joined !== undefined) return joined
    }
    const asked = ask.again.length === 0 ? request : repairRequest(request, this.#repairsOf(ask, key))
    const reserved = await accounts.reserve(payer, provider.rules === true ? 0 : tokenEstimate(asked))
    const joined = name === undefined ? undefined : this.#join(name, ask, provider, left)
    if (joined !== undefined) {
      await reserved.settle(0)
      return joined
    }
    return this.#fly(name, signal => this.#write(ask, asked, provider, key, reserved, signal)).listen(left)
  }

  /** The variants that are kept and still good. */
  async #kept(key: string, { story, request }: Ask): Promise<readonly StoredFills[]> {
    const isGood = ({ values }: StoredFills): boolean => {
      const reader = readAnswer(request.slots.map(slot => slot.key))
      reader.push(JSON.stringify(values))
      return checkAnswer(request, story.bible, reader).repairs.length === 0
    }
    try {
      return (await this.#ports.fills.load(key)).filter(isGood)
    } catch (error) {
      this.#fault('fills', error)
      return []
    }
  }

  /** Has one more variant made for those who come later; nobody waits for it. Without budget there is none. */
  async #another(name: string, ask: Ask, provider: NarrativeProvider, key: string): Promise<void> {
    if (this.#flights.get(name)?.isOpen === true) return
    try {
      const reserved = await this.#ports.accounts.reserve(ask.payer, tokenEstimate(ask.request))
      if (this.#flights.get(name)?.isOpen === true) await reserved.settle(0)
      else this.#fly(name, signal => this.#write(ask, ask.request, provider, key, reserved, signal))
    } catch {
      // The player's own requests come first, and will be told.
    }
  }

  /** Begins to write what others may join by a name, until it is over. */
  #fly(name: string | undefined, write: (signal: AbortSignal) => AsyncIterable<RemoteEvent>): Flight {
    const flight: Flight = new Flight(write, () => {
      if (name !== undefined && this.#flights.get(name) === flight) this.#flights.delete(name)
    })
    if (name !== undefined) this.#flights.set(name, flight)
    return flight
  }

  async *#fromStore(kept: StoredFills, ask: Ask): AsyncGenerator<RemoteEvent> {
    const { provider: id, model, rules, values } = kept
    const who = { id, ...(model === undefined ? {} : { model }), ...(rules === undefined ? {} : { rules }) }
    yield answeringEvent(who)
    for (const event of fillAnswer(values as Record<string, string>, model === undefined ? {} : { model })) yield event
    this.#log(ask, { event: 'answer', from: 'kept', result: 'complete', ms: 0, ...whoOf(who) })
  }

  #join(
    name: string,
    ask: Ask,
    provider: NarrativeProvider,
    left: AbortSignal,
  ): AsyncIterable<RemoteEvent> | undefined {
    const flight = this.#flights.get(name)
    if (flight?.isOpen !== true) return undefined
    this.#log(ask, { event: 'answer', from: 'shared', result: 'complete', ms: 0, ...whoOf(provider) })
    return flight.listen(left)
  }

  async *#write(
    ask: Ask,
    request: FillRequest,
    provider: NarrativeProvider,
    key: string,
    reserved: Reservation,
    signal: AbortSignal,
  ): AsyncGenerator<RemoteEvent> {
    const { clock } = this.#ports
    const started = clock.now()
    const written: Written = { answer: readAnswer(request.slots.map(slot => slot.key)), begun: false }
    let who: Answering = provider
    try {
      const events = this.#events(ask, request, provider, signal, answering => {
        who = answering
      })
      for await (const event of events) {
        if (!written.begun) yield answeringEvent(who)
        written.begun = true
        if (event.type === 'delta') {
          const state = written.answer.push(event.text)
          if (state === 'too-long' || state === 'invalid') throw new ProviderError('invalid')
          yield { type: 'delta', text: event.text }
        } else {
          written.done = event
          written.answer.end()
          await this.#keep(ask, request, key, who, written)
          yield doneEvent(event)
        }
      }
      if (written.done === undefined && !signal.aborted) throw new ProviderError('cut')
    } catch (error) {
      written.error = error
      if (!signal.aborted) yield { type: 'failed', error: outwardError(error) }
    } finally {
      await this.#settle(provider, written, reserved)
      const { usage } = written.done ?? {}
      this.#log(ask, {
        event: 'answer',
        from: 'made',
        result: written.done?.reason ?? (signal.aborted ? 'left' : 'failed'),
        ...(written.error === undefined || signal.aborted ? {} : { kind: failureKind(written.error) }),
        ...whoOf(who),
        ...(usage === undefined ? {} : { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens }),
        ...(ask.again.length === 0 ? {} : { again: true }),
        ms: Math.round(clock.now() - started),
      })
    }
  }

  /** The provider's events, until it is done, the time is over, or nobody listens; one that does not end is not waited for. */
  async *#events(
    ask: Ask,
    request: FillRequest,
    provider: NarrativeProvider,
    signal: AbortSignal,
    answering: (who: Answering) => void,
  ): AsyncGenerator<FillEvent> {
    const { clock, limits } = this.#ports
    const abort = new AbortController()
    let stop = (_why: 'left' | 'late'): void => {}
    const stopped = new Promise<'left' | 'late'>(resolve => {
      stop = resolve
    })
    const leave = (): void => stop('left')
    signal.addEventListener('abort', leave)
    if (signal.aborted) leave()
    const callOff = clock.after(limits.answerMs, () => stop('late'))
    let events: AsyncIterator<FillEvent> | undefined
    try {
      events = provider.fill(request, { signal: abort.signal, seed: ask.draw, answering })[Symbol.asyncIterator]()
      for (let count = 0; count < mostEvents; count++) {
        const next = await Promise.race([events.next(), stopped])
        if (next === 'left') return
        if (next === 'late') throw new ProviderError('timeout')
        if (next.done === true) return
        yield next.value
        if (next.value.type === 'done') return
      }
      throw new ProviderError('invalid')
    } finally {
      callOff()
      signal.removeEventListener('abort', leave)
      abort.abort()
      void Promise.resolve(events?.return?.()).catch(() => {})
    }
  }

  /** Keeps a good answer for everybody, and what was wrong with another for its second try. */
  async #keep(ask: Ask, request: FillRequest, key: string, who: Answering, { answer, done }: Written): Promise<void> {
    if (done?.reason !== 'complete') return
    const { accepted, repairs } = checkAnswer(request, ask.story.bible, answer)
    if (repairs.length > 0) {
      const name = repairsName(ask, key)
      this.#repairs.delete(name)
      this.#repairs.set(name, repairs)
      if (this.#repairs.size > mostKeptRepairs) this.#repairs.delete(this.#repairs.keys().next().value as string)
      return
    }
    if (!ask.isPublic || ask.again.length > 0) return
    const model = done.model ?? who.model
    try {
      const fills: StoredFills = {
        provider: who.id,
        ...(model === undefined ? {} : { model }),
        ...(who.rules === true ? { rules: true } : {}),
        values: accepted,
      }
      await this.#ports.fills.save(key, fills, maxVariants(ask.story.bible, request.slots))
    } catch (error) {
      this.#fault('fills', error)
    }
  }

  /** What is asked for again, and why; where the first answer is not known here, in general words. */
  #repairsOf({ again, ...ask }: Ask, key: string): Repairs {
    const known = this.#repairs.get(repairsName(ask, key)) ?? []
    return again.map(
      member =>
        known.find(repair => repair.key === member) ?? {
          key: member,
          problems: ['It did not keep to what was asked for.'],
        },
    )
  }

  async #settle(provider: NarrativeProvider, written: Written, reserved: Reservation): Promise<void> {
    const { usage } = written.done ?? {}
    try {
      if (usage !== undefined) await reserved.settle(countedTokens(usage))
      else if (provider.rules === true) await reserved.settle(0)
      // It was turned away at the door and cost nothing. Of anything else it is not known what it cost: it stays charged.
      else if (!written.begun && written.error instanceof ProviderError) await reserved.settle(0)
    } catch (error) {
      this.#fault('account', error)
    }
  }

  #fault(where: 'fills' | 'account', error: unknown): void {
    this.#ports.log({
      at: this.#ports.now(),
      event: 'fault',
      where,
      name: error instanceof Error ? error.name : 'unknown',
    })
  }

  #log({ story, request, payer }: Ask, entry: Omit<Extract<LogEntry, { event: 'answer' }>, 'at' | 'slots'>): void {
    this.#ports.log({
      at: this.#ports.now(),
      story: story.id,
      session: payer.session,
      address: payer.address,
      slots: request.slots.map(slot => slot.slot),
      ...entry,
    })
  }
}

/** With which of the kept variants a play-through begins: two players begin with different ones. */
function firstOf(key: string, seed: number, kept: readonly StoredFills[]): number {
  return seededRandom(`${key}/${seed}`).whole(Math.max(1, kept.length))
}

function repairsName({ isPublic, payer }: Pick<Ask, 'isPublic' | 'payer'>, key: string): string {
  return `${isPublic ? '' : payer.session}:${key}`
}

function whoOf({ id, model }: Pick<Answering, 'id' | 'model'>): { readonly provider: string; readonly model?: string } {
  return { provider: id, ...(model === undefined ? {} : { model }) }
}

function answeringEvent({ id, model, rules }: Answering): RemoteEvent {
  return {
    type: 'answering',
    id,
    ...(model === undefined ? {} : { model }),
    ...(rules === true ? { rules } : {}),
  }
}

function doneEvent({ reason, model, usage }: Extract<FillEvent, { type: 'done' }>): RemoteEvent {
  return {
    type: 'done',
    reason,
    ...(model === undefined ? {} : { model }),
    ...(usage === undefined ? {} : { usage }),
  }
}
