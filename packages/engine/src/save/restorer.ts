import type { Fold } from '../play/fold.ts'
import type { Play } from '../play/play.ts'

/** Makes a play-through of what claims to be a save. Never throws: what can't be read becomes phase `failed`. */
export type Restorer = (fold: Fold, saved: unknown) => Play
