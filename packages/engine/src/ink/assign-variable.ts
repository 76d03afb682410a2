import type { Json } from '../base/json.ts'
import type { InkContent } from './ink-content.ts'
import { jsonToInk } from './ink-values.ts'
import type { Marks } from './marks.ts'
import type { VariableCache } from './variable-cache.ts'
import type { WatchedRuntime } from './watched-runtime.ts'

/** A running story whose variables are set from outside. */
export interface Assignable {
  readonly content: InkContent
  readonly runtime: WatchedRuntime
  readonly variables: VariableCache
}

/** Sets a variable of a running story, with the marks of where the value comes from. */
export function assignVariable(
  { content, runtime, variables }: Assignable,
  name: string,
  json: Json,
  marks: Marks,
): void {
  const state = runtime._state.variablesState
  state.$(name, jsonToInk(runtime, content.bundle.variables, name, json))
  const value = state._globalVariables.get(name)
  if (value === undefined) return
  variables.note(name, value)
  if (marks.length === 0) return
  runtime.marks = content.marks
  runtime.marks.mark(value, marks)
}
