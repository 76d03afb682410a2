import type { InkContent } from './ink-content.ts'
import type { Base } from './ink-position.ts'
import { putSnapshot } from './ink-snapshot.ts'
import { loadState } from './saved-state.ts'
import type { WatchedRuntime } from './watched-runtime.ts'

/** Puts the state that a chain of positions begins with into a playhead. */
export function loadBase({ marks, initial }: InkContent, runtime: WatchedRuntime, base: Base): void {
  const state = runtime._state
  if ('threads' in base) {
    runtime.marks = base.marked ? marks : undefined
    putSnapshot(state, base, runtime.marks)
  } else if ('ink' in base) {
    runtime.marks = base.marks !== undefined || base.labels !== undefined ? marks : undefined
    loadState(state, base, runtime.marks)
  } else {
    runtime.marks = undefined
    state.LoadJsonObj(initial)
    state.storySeed = base.seed
    state.previousRandom = 0
  }
}

/** Gives a new state to a playhead that an error has left in the middle of things. */
export function resetRuntime(runtime: WatchedRuntime): void {
  runtime._stateSnapshotAtLastNewline = null
  runtime._recursiveContinueCount = 0
  runtime._asyncContinueActive = false
  runtime._asyncSaving = false
  runtime.marks = undefined
  runtime.ResetState()
}
