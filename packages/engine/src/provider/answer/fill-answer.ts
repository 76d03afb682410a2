import type { Json } from '../../base/json.ts'
import type { FillEvent, Usage } from '../port/narrative-provider.ts'

/** How {@link fillAnswer} ends and in what pieces it comes. */
export interface FillAnswerOptions {
  readonly model?: string
  readonly usage?: Usage
  /** Characters per delta; default: all at once. */
  readonly chunk?: number
}

/** What fills one slot: words or a value; null keeps the author's. */
export type AnswerContent = string | number | boolean | null

/** What an answer has for one slot. */
export interface AnswerMember {
  /** Numbers of the items of the request that its words use. Default: none. */
  readonly uses?: readonly number[]
  /** Of a decision: why, in one sentence. */
  readonly because?: string
  /** The words; a document has one line of the page on each line. */
  readonly text?: string | null
  /** The value, where the slot is one. */
  readonly value?: AnswerContent
}

/**
 * The events of a whole answer that is known already: what providers without a stream of their own yield.
 *
 * @param members by the request's slot keys: a member, or text, number, truth value or null alone.
 * @example
 * const events = fillAnswer({ greet: { uses: [2], text: 'You again.' }, leave: null, trust: 2 }, { model: 'rules-1' })
 * const fixed: NarrativeProvider = { ...provider, id: 'fixed', fill: async function* () { yield* events } }
 */
export function* fillAnswer(
  members: Readonly<Record<string, AnswerContent | AnswerMember>>,
  options: FillAnswerOptions = {},
): Generator<FillEvent> {
  const answer = Object.entries(members).map(([key, member]) => [key, memberOf(member)] as const)
  const text = JSON.stringify(Object.fromEntries(answer))
  const chunk = options.chunk ?? text.length
  for (let start = 0; start < text.length; start += chunk) {
    yield { type: 'delta', text: text.slice(start, start + chunk) }
  }
  yield {
    type: 'done',
    reason: 'complete',
    ...(options.model === undefined ? {} : { model: options.model }),
    ...(options.usage === undefined ? {} : { usage: options.usage }),
  }
}

function memberOf(member: AnswerContent | AnswerMember): Json {
  if (typeof member === 'object' && member !== null) {
    const { uses, because, text, value } = member
    // In this order: what is used and why comes before the words.
    return {
      ...(uses === undefined ? {} : { uses }),
      ...(because === undefined ? {} : { because }),
      ...(text === undefined ? {} : { text }),
      ...(value === undefined ? {} : { value }),
    }
  }
  return typeof member === 'string' || member === null ? { text: member } : { value: member }
}
