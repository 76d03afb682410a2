import { LacunaError } from '../story/lacuna-error.ts'
import type { Play } from './play.ts'
import type { Restorer } from './restorer.ts'

/** Restores by code that is fetched when there is a save: until then the play-through is in phase `writing`. */
export const restoreLater: Restorer = (fold, saved) => {
  const awaited: Play['awaited'] = () =>
    import('./restore-play.ts').then(
      ({ restorePlay }) =>
        opening =>
          restorePlay(opening, saved),
      cause => opening => unfetched(opening, saved, cause),
    )
  return fold.reframe({ ...fold.begin({}), unread: saved, awaited })
}

const unfetched = (fold: Parameters<Restorer>[0], saved: unknown, cause: unknown): Play => {
  const message = 'What reads saves could not be fetched.'
  const hint = 'The save is kept as it was. Load it again with a connection.'
  const { code, data } = new LacunaError('save-not-read', message, { hint, cause })
  return fold.reframe({ ...fold.begin({}), problem: { code, message, hint, data }, unread: saved ?? null })
}
