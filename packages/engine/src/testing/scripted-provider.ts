import type { Clock } from '../base/clock.ts'
import { pause } from '../base/pause.ts'
import { type AnswerContent, type AnswerMember, fillAnswer } from '../provider/answer/fill-answer.ts'
import type { FillRequest, SlotRequest } from '../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../provider/port/narrative-provider.ts'

/** What stands in a slot, alone or as a member; null keeps the author's words, `undefined` leaves it out of the answer. */
export type ScriptedValue = AnswerContent | AnswerMember | undefined

/** One answer for every time, one after the other (the last one stays), or a function of what was asked. */
export type ScriptedAnswer =
  | ScriptedValue
  | readonly ScriptedValue[]
  | ((request: FillRequest, slot: SlotRequest) => ScriptedValue)

/** How a scripted provider behaves. */
export interface ScriptOptions {
  /** Default `scripted`. */
  readonly id?: string
  readonly model?: string
  /** Characters per delta. Default: the whole answer in one. */
  readonly chunk?: number
  /** Default false: its words count as those of a model. */
  readonly rules?: boolean
  /** Default true: no consent is needed. */
  readonly local?: boolean
  /** Default false: what it answers is for one player. */
  readonly shared?: boolean
  /** With it the answer takes its time. */
  readonly clock?: Clock
  /** Milliseconds before the first delta; needs `clock`. Default 0. */
  readonly firstMs?: number
  /** Milliseconds between deltas; needs `clock`. Default 0. */
  readonly betweenMs?: number
}

/** A provider that keeps count. */
export interface ScriptedProvider extends NarrativeProvider {
  /** How often it was asked. */
  readonly calls: number
  /** What it was asked, oldest first. */
  readonly requests: readonly FillRequest[]
  /** How many of its answers were called off by whoever asked. */
  readonly aborted: number
}

/**
 * A provider that says what a test wants, by slot id; a slot without an answer is left out.
 *
 * @example scripted({ 'ferry.greet': 'You. Today of all days.', 'ferry.smell': ['Tar.', 'Rain.'] })
 */
export function scripted(
  answers: Readonly<Record<string, ScriptedAnswer>> = {},
  options: ScriptOptions = {},
): ScriptedProvider {
  const requests: FillRequest[] = []
  const times = new Map<string, number>()
  let aborted = 0

  const valueFor = (request: FillRequest, slot: SlotRequest): ScriptedValue => {
    const answer = Object.hasOwn(answers, slot.slot) ? answers[slot.slot] : undefined
    if (typeof answer === 'function') return answer(request, slot)
    if (!Array.isArray(answer)) return answer as ScriptedValue
    const time = times.get(slot.slot) ?? 0
    times.set(slot.slot, time + 1)
    return answer[Math.min(time, answer.length - 1)]
  }

  const wait = async (ms: number | undefined, signal: AbortSignal): Promise<void> => {
    if (options.clock !== undefined && ms !== undefined && ms > 0) await pause(options.clock, ms, signal)
    signal.throwIfAborted()
  }

  return {
    id: options.id ?? 'scripted',
    ...(options.model === undefined ? {} : { model: options.model }),
    ...(options.rules === undefined ? {} : { rules: options.rules }),
    capabilities: {
      streaming: options.chunk !== undefined,
      jsonSchema: 'strict',
      local: options.local ?? true,
      ...(options.shared === undefined ? {} : { shared: options.shared }),
    },
    get calls() {
      return requests.length
    },
    requests,
    get aborted() {
      return aborted
    },
    async *fill(request: FillRequest, { signal }: FillOptions): AsyncGenerator<FillEvent> {
      let ended = false
      try {
        signal.throwIfAborted()
        requests.push(request)
        const values: Record<string, AnswerContent | AnswerMember> = {}
        for (const slot of request.slots) {
          const value = valueFor(request, slot)
          if (value !== undefined) values[slot.key] = value
        }
        let first = true
        const { chunk, model } = options
        for (const event of fillAnswer(values, {
          ...(chunk === undefined ? {} : { chunk }),
          ...(model === undefined ? {} : { model }),
        })) {
          await wait(first ? options.firstMs : options.betweenMs, signal)
          first = false
          ended = event.type === 'done'
          yield event
        }
      } finally {
        if (!ended) aborted++
      }
    },
  }
}
