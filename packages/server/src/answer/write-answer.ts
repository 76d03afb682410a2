import {
  type Answering,
  type Clock,
  type FillEvent,
  type FillRequest,
  fillAnswer,
  type NarrativeProvider,
  ProviderError,
  type StoredFills,
} from '@lacuna/engine'
import { type CheckedAnswer, checkAnswer, storedMembers } from '@lacuna/engine/fill'
import { type AnswerReader, countedTokens, readAnswer, readAnswering } from '@lacuna/engine/provider'
import type { RemoteEvent } from '@lacuna/engine/providers/remote'
import type { Reservation } from '../limits/accounts.ts'
import type { Limits } from '../limits/limits.ts'
import { Patience } from '../limits/patience.ts'
import type { AnswerEntry, Ask } from './ask.ts'
import { failureKind, outwardError } from './outward-error.ts'
import { providerEvents } from './provider-events.ts'

/** One answer that is to be written. */
export interface WriteCall {
  readonly ask: Ask
  readonly provider: NarrativeProvider
  /** As it is sent: of a second try, with what was wrong with the first. */
  readonly request: FillRequest
  readonly reserved: Reservation
  /** Aborted when nobody listens any more. */
  readonly signal: AbortSignal
}

/** What an answer is written with. */
export interface WritePorts {
  readonly clock: Clock
  readonly limits: Limits
  readonly log: (entry: AnswerEntry) => void
  /** Called for an account that can't be settled. */
  readonly fault: (error: unknown) => void
  /** Called with what was wrong with the answer. */
  readonly bad: (repairs: CheckedAnswer['repairs']) => void
  /** Keeps a good answer for others; never rejects. */
  readonly keep: (fills: StoredFills) => Promise<void>
}

/** How the writing of one answer stands. */
interface Written {
  readonly answer: AnswerReader
  done?: Extract<FillEvent, { type: 'done' }>
  begun: boolean
  error?: unknown
}

/** Milliseconds that the last event waits for the answer to be kept, so that whoever comes next finds it. */
const mostHeldBackMs = 250

/** Asks the provider. The events end when a good answer is kept, or has failed to be. Never fails. */
export async function* writeAnswer(call: WriteCall, ports: WritePorts): AsyncGenerator<RemoteEvent> {
  const { ask, provider, request, signal } = call
  const { clock, limits, fault, log } = ports
  const started = clock.now()
  const written: Written = { answer: readAnswer(request.slots.map(slot => slot.key)), begun: false }
  let who: Answering = provider
  let kept: Promise<void> = Promise.resolve()
  const events = providerEvents(provider, {
    request,
    seed: ask.draw,
    clock,
    answerMs: limits.answerMs,
    signal,
    answering: answering => {
      who = readAnswering(answering, who)
    },
  })
  try {
    for await (const event of events) {
      if (!written.begun) yield answeringEvent(who)
      written.begun = true
      if (event.type === 'delta') {
        const state = written.answer.push(event.text)
        if (state === 'too-long' || state === 'invalid') throw new ProviderError('invalid')
      } else {
        written.done = event
        written.answer.end()
        kept = keep(call, ports, who, written)
        await new Patience(clock, mostHeldBackMs).wait(() => kept).catch(() => {})
      }
      yield event
    }
    if (written.done === undefined && !signal.aborted) throw new ProviderError('cut')
  } catch (error) {
    written.error = error
    if (written.done === undefined && !signal.aborted) yield { type: 'failed', error: outwardError(error) }
  }
  // Nobody waits for the books.
  void settle(call, written).catch(fault)
  const { reason, usage } = written.done ?? {}
  log({
    event: 'answer',
    from: 'made',
    result: reason ?? (signal.aborted ? 'left' : 'failed'),
    ...(written.error === undefined || signal.aborted ? {} : { kind: failureKind(written.error) }),
    ...whoOf(who),
    ...(usage === undefined ? {} : { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens }),
    ...(ask.again.length === 0 ? {} : { again: true }),
    ms: Math.round(clock.now() - started),
  })
  await kept
}

/** What the store has, as a provider would say it. */
export async function* eventsFromStore(
  fills: StoredFills,
  log: (entry: AnswerEntry) => void,
): AsyncGenerator<RemoteEvent> {
  const { provider: id, model, rules } = fills
  const named = model === undefined ? {} : { model }
  const who = { id, ...named, ...(rules === undefined ? {} : { rules }) }
  yield answeringEvent(who)
  for (const event of fillAnswer(storedMembers(fills), named)) yield event
  log({ event: 'answer', from: 'kept', result: 'complete', ms: 0, ...whoOf(who) })
}

/** Keeps a good answer for everybody, and what was wrong with another for its second try. */
async function keep(
  { ask, request }: WriteCall,
  ports: WritePorts,
  who: Answering,
  { answer, done }: Written,
): Promise<void> {
  if (done?.reason !== 'complete') return
  const { accepted, uses, because, repairs } = checkAnswer(request, ask.story, answer)
  if (repairs.length > 0) return ports.bad(repairs)
  const model = done.model ?? who.model
  await ports.keep({
    provider: who.id,
    ...(model === undefined ? {} : { model }),
    ...(who.rules === true ? { rules: true } : {}),
    values: accepted,
    ...(Object.keys(uses).length === 0 ? {} : { uses }),
    ...(Object.keys(because).length === 0 ? {} : { because }),
  })
}

/** A cost of nothing for an answer with words is one that nobody has counted. */
async function settle({ provider, reserved }: WriteCall, { answer, begun, done, error }: Written): Promise<void> {
  const { usage } = done ?? {}
  if (usage !== undefined && (countedTokens(usage) > 0 || answer.length === 0)) {
    await reserved.settle(countedTokens(usage))
  } else if (provider.rules === true) await reserved.settle(0)
  // It was refused before a word and cost nothing. Of anything else it is not known what it cost: it stays charged.
  else if (!begun && error instanceof ProviderError && error.kind !== 'timeout') await reserved.settle(0)
}

/** Who answered, for the log. */
export function whoOf({ id, model }: Pick<Answering, 'id' | 'model'>): {
  readonly provider: string
  readonly model?: string
} {
  return { provider: id, ...(model === undefined ? {} : { model }) }
}

function answeringEvent({ id, model, rules, recorded }: Answering): RemoteEvent {
  return {
    type: 'answering',
    id,
    ...(model === undefined ? {} : { model }),
    ...(rules === true ? { rules } : {}),
    ...(recorded === undefined ? {} : { recorded }),
  }
}
