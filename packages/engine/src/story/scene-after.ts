import type { Cue } from './passage.ts'

/** The scene that a play-through is in. */
export interface SceneState {
  /** What the skeleton calls it: see `PassageLine.scene`. */
  readonly name: string
  /** The value of the last `scene` cue; absent before the first. */
  readonly cue?: string
  /** From 1; every scene that begins has the next number, one that was left and is entered again as well. */
  readonly number: number
}

/**
 * The scene that a line stands in, by that of the line before: the same object where none has begun. One begins where
 * the name of the scene changes, and where a `scene` cue has another value than the last one.
 *
 * @param before none at the start of a play-through.
 * @param name `scene` of the line, or of its passage.
 * @param cues of the line; for choices, the cues behind the last line.
 * @example
 * sceneAfter(undefined, 'churchyard', [{ key: 'scene', value: 'Thursday' }]) // { name: 'churchyard', cue: 'Thursday', number: 1 }
 */
export function sceneAfter(before: SceneState | undefined, name: string, cues: readonly Cue[]): SceneState {
  const cue = cues.findLast(({ key }) => key === 'scene')?.value ?? before?.cue
  if (before !== undefined && before.name === name && before.cue === cue) return before
  return { name, ...(cue === undefined ? {} : { cue }), number: (before?.number ?? 0) + 1 }
}
