import { type AnswerMember, fillAnswer } from '../../provider/answer/fill-answer.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { Answering, FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { requestKey, situationKey } from '../../provider/request/request-key.ts'
import { softDigest } from '../../provider/request/soft-digest.ts'
import { LacunaError } from '../../story/lacuna-error.ts'
import { answersRequests, type Tape, type TapedAnswer } from './tape.ts'

/** How a provider is called that plays a tape: nobody is asked, so it has no other name. */
const id = 'recorded'

/**
 * Plays back what is on a tape: nothing is asked of anyone, and nothing is generated. What a model wrote is disclosed as
 * `recorded`, with the model as far as the tape knows it. An answer stands for its slot in exactly its situation; one that
 * was given soft text, beside the same text only. What is met again gets the tape's next answer to it, round and round. A
 * slot that the tape has nothing for is left out.
 *
 * @throws LacunaError `provider-failed` in the iteration, for a request of which nothing is on the tape.
 * @example
 * const tape = readTape(await file.text())
 * const session = createSession(ferry, { provider: recordedProvider(tape) })
 */
export function recordedProvider(tape: Tape): NarrativeProvider {
  const bySituation = new Map<string, TapedAnswer[]>()
  for (const answer of tape.answers) {
    const known = bySituation.get(answer.situation)
    if (known === undefined) bySituation.set(answer.situation, [answer])
    else known.push(answer)
  }
  const isOfRules = tape.answers.length > 0 && tape.answers.every(({ rules }) => rules === true)
  const recorded = tape.reviewed ?? { reviewed: 'nobody' }
  const who: Answering = isOfRules ? { id, rules: true } : { id, recorded }
  return {
    ...who,
    capabilities: { streaming: false, jsonSchema: 'strict', local: true },
    async *fill(request: FillRequest, { signal, variant = 0, answering }: FillOptions): AsyncGenerator<FillEvent> {
      const situation = tape.keyedFor === undefined ? situationKey(request) : requestKey(request, tape.keyedFor)
      const soft = softDigest(request)
      const answers = (bySituation.get(situation) ?? []).filter(answer => fits(answer, soft))
      const found = request.slots.flatMap(({ key }) => {
        const ofSlot = answers.filter(({ slot }) => slot === key)
        const answer = ofSlot.find(({ occurrence }) => occurrence === variant) ?? ofSlot[variant % ofSlot.length]
        return answer === undefined ? [] : [[key, answer] as const]
      })
      if (found.length === 0) {
        throw new LacunaError('provider-failed', 'There are no recorded words for this situation.', {
          hint: answersRequests(tape)
            ? 'The tape does not have this path, or the story or its bible has changed since: record it again.'
            : `Record it again: the tape answers requests of format ${tape.requests} alone.`,
          data: { situation, slots: request.slots.map(({ slot }) => slot) },
        })
      }
      signal.throwIfAborted()
      const models = new Set(found.map(([, answer]) => answer.model))
      const [model] = models.size === 1 ? models : []
      const isByRules = found.every(([, answer]) => answer.rules === true)
      answering?.({ id, ...(model === undefined ? {} : { model }), ...(isByRules ? { rules: true } : { recorded }) })
      const members = found.map(([key, answer]) => [key, memberOf(answer)] as const)
      yield* fillAnswer(Object.fromEntries(members), model === undefined ? {} : { model })
    },
  }
}

function fits({ soft }: TapedAnswer, now: string | undefined): boolean {
  return soft === undefined || soft === now
}

function memberOf({ text, value, uses, because }: TapedAnswer): AnswerMember {
  return {
    ...(uses === undefined ? {} : { uses }),
    ...(because === undefined ? {} : { because }),
    ...(text === undefined ? {} : { text }),
    ...(value === undefined ? {} : { value }),
  }
}
