import { readAnswer } from '../../provider/answer/read-answer.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { Answering, FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { readAnswering } from '../../provider/port/provider-event.ts'
import { situationKey } from '../../provider/request/request-key.ts'
import { softDigest } from '../../provider/request/soft-digest.ts'
import { LacunaError } from '../../story/lacuna-error.ts'
import { answersRequests, putOnTape, type Tape, type TapedAnswer } from './tape.ts'

/**
 * The same provider, with what it answers for each slot put on the tape as well, when its answer has ended: one that failed,
 * was left or aborted not at all. Nothing of a failure is kept: a vendor's words may quote a key, and tapes are given away.
 *
 * @throws LacunaError `file-invalid` for a tape of requests of another format, or one that is keyed by its provider.
 * @example
 * const tape = newTape()
 * const session = createSession(ferry, { provider: record(provider, tape) })
 * const saved = JSON.stringify(tape)
 */
export function record(provider: NarrativeProvider, tape: Tape): NarrativeProvider {
  if (!answersRequests(tape) || tape.keyedFor !== undefined) {
    throw new LacunaError('file-invalid', 'The tape is of an older format, and takes nothing new.', {
      hint: 'Record on a new tape; this one is good for what it has.',
      data: { requests: tape.requests },
    })
  }
  const { id, model, rules, recorded, capabilities } = provider
  return {
    id,
    ...(model === undefined ? {} : { model }),
    ...(rules === undefined ? {} : { rules }),
    ...(recorded === undefined ? {} : { recorded }),
    capabilities,
    async *fill(request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
      const reader = readAnswer(request.slots.map(({ key }) => key))
      let who: Answering = provider
      const answering = (named: Answering): void => {
        who = readAnswering(named, who)
        options.answering?.(named)
      }
      for await (const event of provider.fill(request, { ...options, answering })) {
        if (event.type === 'delta') reader.push(event.text)
        else {
          reader.end()
          const model = event.model ?? who.model
          const { rules } = who
          for (const { key } of request.slots) {
            const content = contentOf(reader.value(key))
            if (content === undefined) continue
            const [uses, because, soft] = [reader.uses(key), reader.because(key), softDigest(request)]
            putOnTape(tape, {
              situation: situationKey(request),
              slot: key,
              occurrence: options.variant ?? 0,
              ...content,
              ...(uses.length === 0 ? {} : { uses }),
              ...(because === undefined ? {} : { because }),
              ...(soft === undefined ? {} : { soft }),
              ...(model === undefined ? {} : { model }),
              ...(rules === true ? { rules } : {}),
            })
          }
        }
        yield event
      }
    },
  }
}

function contentOf(value: unknown): Pick<TapedAnswer, 'text' | 'value'> | undefined {
  if (typeof value === 'string' || value === null) return { text: value }
  return typeof value === 'number' || typeof value === 'boolean' ? { value } : undefined
}
