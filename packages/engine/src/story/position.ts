import type { Json } from '../base/json.ts'

/**
 * Where in the skeleton a play-through stands, the author's variables included. A value: any number of steps may be
 * taken from one position, in any order, with the same results. `JSON.stringify` gives what `Skeleton.load` takes.
 */
export interface Position {
  toJSON(): Json
  /** Said of a position that will be come back to: whatever makes that cheap may be kept now. */
  keep?(): void
}
