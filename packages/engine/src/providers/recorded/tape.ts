import { fillRequestFormat } from '../../provider/port/fill-request.ts'
import type { RecordedReview } from '../../provider/port/narrative-provider.ts'

/** What a tape has for one slot in one situation. */
export interface TapedAnswer {
  /** Key of the situation (`situationKey`): of all that the request asks, whoever is asked. The tape holds none of its text. */
  readonly situation: string
  /** Key of the slot in its request. */
  readonly slot: string
  /** How many other answers to the same situation a play-through had before, from 0. */
  readonly occurrence: number
  /** The words; null where the author's are kept. */
  readonly text?: string | null
  /** The value, where the slot is one. */
  readonly value?: string | number | boolean
  /** Numbers of the items of the request that its words use. */
  readonly uses?: readonly number[]
  /** Of a decision: why. */
  readonly because?: string
  /** Digest of the soft text that its writer was given; such an answer stands only beside the same text. */
  readonly soft?: string
  /** The model that wrote it, as far as it is known. */
  readonly model?: string
  /** It was made by rules alone, no model in it. */
  readonly rules?: true
}

/** Answers that were written earlier, by situation, as JSON. */
export interface Tape {
  readonly format: typeof tapeFormat
  /** Format of the requests that it answers. What has another one is another situation, whatever is asked. */
  readonly requests: number
  /** Id of the story that it was made for, as far as it is said. */
  story?: string
  /** Who has looked at its words. Default: nobody. */
  reviewed?: RecordedReview
  /**
   * Whom it was recorded from, of a tape of format 3 or before: its situations are keys with this provider and model in
   * them.
   */
  readonly keyedFor?: { readonly id: string; readonly model?: string }
  readonly answers: TapedAnswer[]
}

/** The format of {@link Tape} that is written now. */
export const tapeFormat = 4

/**
 * A tape with nothing on it, of the present format, for `record`.
 *
 * @example
 * const tape = newTape()
 * tape.answers.length // 0
 */
export function newTape(): Tape {
  return { format: tapeFormat, requests: fillRequestFormat, answers: [] }
}

/**
 * Puts an answer on a tape; one for the same slot, situation, occurrence and soft text goes.
 *
 * @example
 * const tape = newTape()
 * putOnTape(tape, { situation: '5f2c…', slot: 'quay.lamp', occurrence: 0, text: 'The lamp leans.' })
 */
export function putOnTape(tape: Tape, answer: TapedAnswer): void {
  const name = answerName(answer)
  const known = tape.answers.findIndex(other => answerName(other) === name)
  if (known >= 0) tape.answers[known] = answer
  else tape.answers.push(answer)
}

function answerName({ situation, slot, occurrence, soft = '' }: TapedAnswer): string {
  return JSON.stringify([situation, slot, occurrence, soft])
}

/**
 * Whether a tape can answer anything that this version asks. One that can't is kept as it is, for the version that made
 * it.
 *
 * @example
 * const tape = readTape(await file.text())
 * if (!answersRequests(tape)) console.warn('The tape is of another version: record it again.')
 */
export function answersRequests(tape: Pick<Tape, 'requests'>): boolean {
  return tape.requests === fillRequestFormat
}
