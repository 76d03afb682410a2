import type { Json } from '../base/json.ts'
import type { Passage, Variables } from '../story/passage.ts'
import { inkValueToJson } from './ink-values.ts'
import type { WatchedRuntime } from './watched-runtime.ts'

/** All variables of a running story. */
export function variablesOf({ _state }: WatchedRuntime): Variables {
  const all: Record<string, Json> = {}
  for (const [name, value] of _state.variablesState._globalVariables) all[name] = inkValueToJson(value)
  return all
}

/** Marks of the variables that have some. */
export function markedVariables({ marks, _state }: WatchedRuntime): Passage['marked'] {
  if (marks === undefined) return undefined
  const found = [..._state.variablesState._globalVariables].flatMap(([name, value]) => {
    const own = marks.of(value)
    return own === undefined ? [] : [[name, own] as const]
  })
  return found.length === 0 ? undefined : Object.fromEntries(found)
}
