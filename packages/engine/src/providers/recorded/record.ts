import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import { requestKey } from '../../provider/request/request-key.ts'
import { LacunaError } from '../../story/lacuna-error.ts'
import { answersRequests, type Tape, type TapedAnswer } from './tape.ts'

/**
 * The same provider, with everything it says put on the tape as well: an answer when it has ended or failed, one that
 * was left or aborted not at all. The same request with the same seed replaces what the tape had for it. Of a failure
 * our own words are kept, never a vendor's: those may quote a key or a header, and tapes are given away.
 *
 * @throws LacunaError `file-invalid` for a tape of requests of another format.
 * @example
 * const tape = newTape()
 * const session = createSession(ferry, { provider: record(provider, tape) })
 * const saved = JSON.stringify(tape)
 */
export function record(provider: NarrativeProvider, tape: Tape): NarrativeProvider {
  if (!answersRequests(tape)) {
    throw new LacunaError('file-invalid', `The tape answers requests of format ${tape.requests}, and nothing else.`, {
      hint: 'Record on a new tape; this one is good for the version that made it.',
      data: { requests: tape.requests },
    })
  }
  const { id, model, rules } = provider
  tape.provider = { id, ...(model === undefined ? {} : { model }), ...(rules === undefined ? {} : { rules }) }
  return {
    ...tape.provider,
    capabilities: provider.capabilities,
    async *fill(request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
      const key = requestKey(request, provider)
      const events: FillEvent[] = []
      const keep = (error?: unknown): void => {
        const answer = { key, seed: options.seed, events, ...(error === undefined ? {} : failure(error)) }
        const known = tape.answers.findIndex(other => other.key === key && other.seed === options.seed)
        if (known >= 0) tape.answers[known] = answer
        else tape.answers.push(answer)
      }
      try {
        for await (const event of provider.fill(request, options)) {
          events.push(event)
          if (event.type === 'done') keep()
          yield event
        }
      } catch (error) {
        if (!options.signal.aborted) keep(error)
        throw error
      }
    },
  }
}

function failure(error: unknown): Pick<TapedAnswer, 'failed' | 'kind'> {
  if (error instanceof ProviderError) return { failed: error.message, kind: error.kind }
  return { failed: error instanceof LacunaError ? error.message : 'The provider failed.' }
}
