import { saveRestorer } from '../save/save-restorer.ts'
import type { Story } from '../story/story.ts'
import type { EntryOf, VariablesOf } from '../story/story-types.ts'
import { sessionActorLogic } from './session-actor-logic.ts'
import type { SessionInput, SessionPorts } from './session-ports.ts'
import type { SessionLogic } from './session-types.ts'

export type { SessionEmitted, SessionLogic, SessionOutput, SessionSnapshot } from './session-types.ts'

/**
 * One play-through of a story as XState actor logic.
 *
 * The transition is pure: it takes no part in writing. What is to be written goes to a fill pipeline beside the
 * actor, one per actor, and is let go with it. Invoke it, spawn it, persist and restore it wherever XState does: a
 * restored session asks nobody again for what was being written. A move that is not possible is emitted as `refused`
 * and changes nothing; a save that can't be read becomes phase `failed`.
 *
 * @param restored the highest that the dial of a restored session may stand, by default where it stood; and what may
 * come next.
 * @throws nothing itself. An actor whose start is not possible stands at status `error`, with a LacunaError
 * `missing-external`, `wrong-value`, `unknown-language`, `unknown-entry` or `external-failed`.
 * @example
 * const actor = createActor(sessionLogic(ferry, { provider }), { input: { seed: 7 } }).start()
 * actor.send(enter())
 */
export function sessionLogic<S extends Story>(
  story: S,
  ports: SessionPorts<NoInfer<VariablesOf<S>>> = {},
  restored: Pick<SessionInput<NoInfer<EntryOf<S>>>, 'dial' | 'upcoming'> = {},
): SessionLogic<S> {
  return sessionActorLogic<S>(story, ports, restored, saveRestorer)
}
