import { type FetchedCode, fetchedCode } from '../base/fetched-code.ts'
import { beginPlay } from '../play/begin-play.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import { reframe } from '../play/show-play.ts'
import type { Restorer } from '../save/restorer.ts'
import { LacunaError } from '../story/lacuna-error.ts'

const restoring: FetchedCode<Restorer> = fetchedCode(
  async () => (await import('../save/save-restorer.ts')).saveRestorer,
)

/**
 * Fetches what reads saves; once it is there, they are restored at once. Rejects where it can't be had.
 *
 * @example
 * await fetchRestoring()
 * const session = createSession(ferry, { snapshot: save })
 */
export async function fetchRestoring(): Promise<void> {
  await restoring.fetch()
}

/** Restores by code that is fetched when there is a save: until then the play-through is in phase `writing`. */
export const restoreLater: Restorer = {
  restore(context, saved) {
    if (restoring.atHand !== undefined) return restoring.atHand.restore(context, saved)
    const awaited: Play['awaited'] = () =>
      restoring.fetch().then(
        restorer => opening => restorer.restore(opening, saved),
        cause => opening => notFetched(opening, saved, cause),
      )
    return reframe(context, { ...beginPlay(context, {}), unread: saved, awaited })
  },
  // What has left a rest was restored by it.
  resume: (context, play, choice) => restoring.atHand?.resume(context, play, choice) ?? play,
}

function notFetched(context: PlayContext, saved: unknown, cause: unknown): Play {
  const message = 'What reads saves could not be fetched.'
  const hint = 'The save is kept as it was. Load it again with a connection.'
  const { code, data } = new LacunaError('save-not-read', message, { hint, cause })
  return reframe(context, {
    ...beginPlay(context, {}),
    problem: { code, message, hint, data },
    unread: saved ?? null,
  })
}
