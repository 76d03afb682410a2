import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'

/** Makes play-throughs of saves. */
export interface Restorer {
  /** A play-through of what claims to be a save. Never throws: what can't be read becomes phase `failed`. */
  restore(context: PlayContext, saved: unknown): Play
  /**
   * Goes on with what is left of a save that a changed story could not follow; it is of a play-through that has `rest`.
   *
   * @param choice the one to take where the save stopped, by id. Default: the one that was proposed.
   * @throws LacunaError `wrong-input`, `unknown-choice`
   */
  resume(context: PlayContext, play: Play, choice: string | undefined): Play
}
