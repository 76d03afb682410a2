import type { Variables } from '../story/passage.ts'
import { verbs } from '../story/verbs/verbs.ts'
import type { InkContent } from './ink-content.ts'
import { jsonToInk } from './ink-values.ts'
import type { WatchedRuntime } from './watched-runtime.ts'

/**
 * Keeps a verdict in the coming line: the author's own rule stands in front of its words, is run with it, and would set the
 * variable again.
 *
 * @param id of the slot that the verdict was awaited at.
 */
export function keepVerdict(
  { bundle, slotByTag }: InkContent,
  runtime: WatchedRuntime,
  id: string | undefined,
  values: Variables | undefined,
): void {
  const { verb, variable } = bundle.slots[id ?? ''] ?? {}
  const value = variable === undefined ? undefined : values?.[variable]
  if (verb === undefined || variable === undefined || value === undefined || verbs[verb].isVerdict !== true) return
  runtime.keepValue({
    variable,
    assign: () => runtime._state.variablesState.$(variable, jsonToInk(runtime, bundle.variables, variable, value)),
    isOver: object => slotByTag.get(object)?.id === id,
  })
}
