import type { MarkTracker } from './marks.ts'
import type { WatchedRuntime } from './watched-runtime.ts'

/**
 * Asks a story something on a copy of its state, and forgets that it was asked.
 *
 * @param watching what follows marked values meanwhile; nothing where they need not be followed.
 */
export function askAside<T>(runtime: WatchedRuntime, watching: MarkTracker | undefined, ask: () => T): T {
  const state = runtime.CopyStateForBackgroundThreadSave()
  const tracker = runtime.marks
  runtime.marks = watching
  try {
    return ask()
  } finally {
    runtime._state = state
    runtime._stateSnapshotAtLastNewline = null
    runtime._recursiveContinueCount = 0
    runtime._asyncSaving = false
    runtime.marks = tracker
    state.RestoreAfterPatch()
  }
}

/** The same, and nothing where the story can't answer. */
export function answeredAside<T>(runtime: WatchedRuntime, ask: () => T): T | undefined {
  try {
    return askAside(runtime, undefined, ask)
  } catch {
    return undefined
  }
}
