import { fetching } from '../base/fetching.ts'
import type { Play } from '../play/play.ts'
import type { Restorer } from '../save/restorer.ts'
import { LacunaError } from '../story/lacuna-error.ts'

let atHand: Restorer | undefined

/** Fetches what reads saves; once it is there, they are restored at once. Rejects where it can't be had. */
export async function fetchRestoring(): Promise<void> {
  if (atHand !== undefined) return
  const { restorePlay } = await fetching(import('../save/restore-play.ts'))
  atHand = restorePlay
}

/** Restores by code that is fetched when there is a save: until then the play-through is in phase `writing`. */
export const restoreLater: Restorer = (fold, saved) => {
  if (atHand !== undefined) return atHand(fold, saved)
  const awaited: Play['awaited'] = () =>
    fetchRestoring().then(
      () => opening => restoreLater(opening, saved),
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
