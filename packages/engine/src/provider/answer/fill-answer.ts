import type { FillEvent, Usage } from '../port/narrative-provider.ts'

/** How {@link fillAnswer} ends and in what pieces it comes. */
export interface FillAnswerOptions {
  readonly model?: string
  readonly usage?: Usage
  /** Characters per delta; default: all at once. */
  readonly chunk?: number
}

/**
 * The events of a whole answer that is known already: what providers without a stream of their own yield.
 *
 * @param values text, number or truth value by the request's slot keys.
 * @example
 * const events = fillAnswer({ greet: 'You again.', trust: 2 }, { model: 'rules-1' })
 * const fixed: NarrativeProvider = { ...provider, id: 'fixed', fill: async function* () { yield* events } }
 */
export function* fillAnswer(
  values: Readonly<Record<string, string | number | boolean>>,
  options: FillAnswerOptions = {},
): Generator<FillEvent> {
  const text = JSON.stringify(values)
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
