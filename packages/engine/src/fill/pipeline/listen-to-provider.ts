import type { Clock } from '../../base/clock.ts'
import { letGo } from '../../base/events-until.ts'
import { threadBreaks } from '../../base/thread-breaks.ts'
import { type AnswerReader, readAnswer } from '../../provider/answer/read-answer.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider, Usage } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import { readFillEvent } from '../../provider/port/provider-event.ts'
import type { FillReason } from '../../story/fill.ts'

/** Events of one answer that are read at most: a stream without end and without text is no answer. */
const mostEvents = 20_000

/** Milliseconds that an answer which is whole may take to end, and to say what it cost: nobody waits longer for that. */
const mostUnendedMs = 500

/** How an attempt went for the slots that it left without a fill. */
export interface Attempt {
  readonly reason: FillReason
  readonly usage?: Usage
  readonly model?: string
  /** Kind of the failure, where the provider failed. */
  readonly failed?: string
  /** What had come of an answer that was called off. */
  readonly received?: string
}

/**
 * Reads one answer to its end, or until nobody waits; a provider's failure is an outcome like any other. One that never
 * waits for anything still lets the thread go, so that its deadline comes; an answer that is whole need not end.
 */
export async function listenToProvider(
  provider: NarrativeProvider,
  request: FillRequest,
  { options, clock }: { readonly options: FillOptions; readonly clock: Clock },
  heard: (answer: AnswerReader) => Promise<void>,
): Promise<Attempt> {
  const { signal } = options
  const answer = readAnswer(request.slots.map(slot => slot.key))
  let stopWaiting = (): void => {}
  const aborted = new Promise<'aborted'>(resolve => {
    stopWaiting = () => resolve('aborted')
  })
  signal.addEventListener('abort', stopWaiting)
  // An answer that does not end is let go alone: a second try may come after it.
  const own = new AbortController()
  let unended: Promise<'unended'> | undefined
  let callOff = (): void => {}
  let events: AsyncIterator<FillEvent> | undefined
  let received = ''
  try {
    if (signal.aborted) return { reason: 'interrupted' }
    const breaks = threadBreaks(clock)
    events = provider
      .fill(request, { ...options, signal: AbortSignal.any([signal, own.signal]) })
      [Symbol.asyncIterator]()
    for (let count = 0; count <= mostEvents; count++) {
      const next = await Promise.race([events.next(), aborted, ...(unended === undefined ? [] : [unended])])
      if (next === 'unended') {
        own.abort()
        return { reason: 'not-proposed', received }
      }
      if (next === 'aborted') return { reason: 'interrupted', received }
      if (next.done === true) break
      const event = readFillEvent(next.value)
      if (event === undefined) return { reason: 'provider-failed', failed: 'invalid' }
      if (event.type === 'done') {
        answer.end()
        // Words that are whole count, though what was around them is cut.
        if (answer.state === 'cut' && (await Promise.race([heard(answer), aborted])) === 'aborted') {
          return { reason: 'interrupted', received }
        }
        const reason =
          event.reason === 'refused' ? 'refused' : answer.state === 'complete' ? 'not-proposed' : 'contract'
        return {
          reason,
          ...(event.usage === undefined ? {} : { usage: event.usage }),
          ...(event.model === undefined ? {} : { model: event.model }),
        }
      }
      received += event.text
      const state = answer.push(event.text)
      // The game's own check of a sentence may take long, too.
      if ((await Promise.race([heard(answer), aborted])) === 'aborted') return { reason: 'interrupted', received }
      if (state === 'invalid' || state === 'too-long' || count === mostEvents) return { reason: 'contract' }
      if (state === 'complete') {
        unended ??= new Promise(resolve => {
          callOff = clock.after(mostUnendedMs, () => resolve('unended'))
        })
      }
      const others = breaks()
      if (others !== undefined) await others
    }
    return answer.end() === 'complete' ? { reason: 'not-proposed' } : { reason: 'provider-failed', failed: 'cut' }
  } catch (error) {
    if (!(error instanceof ProviderError)) return { reason: 'provider-failed' }
    const reason = error.kind === 'refused' ? 'refused' : error.kind === 'consent' ? 'no-consent' : 'provider-failed'
    return { reason, failed: error.kind }
  } finally {
    callOff()
    signal.removeEventListener('abort', stopWaiting)
    void letGo(events)
  }
}
