import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import { requestKey } from '../../provider/request/request-key.ts'
import { LacunaError } from '../../story/lacuna-error.ts'
import { answersRequests, type Tape, type TapedAnswer } from './tape.ts'

/**
 * Says again what is on a tape: nothing is asked of anyone. It stands for the provider that was recorded (id, model),
 * so that a play-through comes out the same. For a known request with a new seed it gives one of the answers it has,
 * always the same one.
 *
 * @throws LacunaError `provider-failed` in the iteration, for a request that is not on the tape, and as the recorded
 * provider failed.
 * @example
 * const tape = readTape(await file.text())
 * const session = createSession(ferry, { provider: recordedProvider(tape) })
 */
export function recordedProvider(tape: Tape): NarrativeProvider {
  const byKey = new Map<string, TapedAnswer[]>()
  for (const answer of tape.answers) byKey.set(answer.key, [...(byKey.get(answer.key) ?? []), answer])
  return {
    ...tape.provider,
    capabilities: { streaming: true, jsonSchema: 'strict', local: true },
    async *fill(request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
      const key = requestKey(request, tape.provider)
      const answers = byKey.get(key) ?? []
      const answer =
        answers.find(({ seed }) => seed === options.seed) ?? answers[Math.abs(options.seed) % answers.length]
      if (answer === undefined) {
        throw new LacunaError('provider-failed', 'There is no answer to this request on the tape.', {
          hint: answersRequests(tape)
            ? 'Record the play-through again: the story or its bible has changed since.'
            : `Record the play-through again: the tape answers requests of format ${tape.requests} alone.`,
          data: { key, slots: request.slots.map(({ slot }) => slot) },
        })
      }
      for (const event of answer.events) {
        options.signal.throwIfAborted()
        yield event
      }
      const { failed, kind } = answer
      if (kind !== undefined)
        throw new ProviderError(kind, { provider: tape.provider.id, ...(failed && { message: failed }) })
      if (failed !== undefined) throw new LacunaError('provider-failed', failed, { data: { key } })
    },
  }
}
