import type { Story } from '@lacuna/engine'
import type { Situation } from '@lacuna/engine/check'
import { checkAnswer } from '@lacuna/engine/fill'
import { type AnswerMember, type AnswerReader, type Repair, readAnswer } from '@lacuna/engine/provider'
import { putOnTape, type Tape } from '@lacuna/engine/providers/recorded'

/**
 * Puts on a tape what of an answer keeps to the contracts of its slots, checked as the engine checks it in play.
 *
 * @param keys the slots that are asked for.
 * @returns what is wrong with the rest.
 */
export function putAnswers(
  tape: Tape,
  story: Pick<Story, 'bible' | 'banks'>,
  { key, request }: Situation,
  { keys, reader, model }: { readonly keys: readonly string[]; readonly reader: AnswerReader; readonly model?: string },
): readonly Repair[] {
  const slots = request.slots.filter(slot => keys.includes(slot.key))
  const { accepted, uses, because, repairs } = checkAnswer({ ...request, slots }, story, reader)
  for (const [slot, value] of Object.entries(accepted)) {
    const reason = because[slot]
    putOnTape(tape, {
      situation: key,
      slot,
      occurrence: 0,
      ...(typeof value === 'string' || value === null ? { text: value } : { value: value as number | boolean }),
      ...(uses[slot] === undefined ? {} : { uses: uses[slot] }),
      ...(reason === undefined ? {} : { because: reason }),
      ...(model === undefined ? {} : { model }),
    })
  }
  return repairs
}

/** Members as a reader has them. */
export function readerOf(members: Readonly<Record<string, AnswerMember>>): AnswerReader {
  const reader = readAnswer(Object.keys(members), 1_000_000)
  reader.push(JSON.stringify(members))
  reader.end()
  return reader
}
