/**
 * Sessions for pages that are loaded over a network: the code that restores saves is fetched when there is one. A session
 * that is made of a save is in phase `writing` until then; `settled()` waits for it.
 *
 * @module
 */

import type { Session } from '../session/session.ts'
import { sessionActorLogic } from '../session/session-actor-logic.ts'
import type { SessionInput, SessionPorts } from '../session/session-ports.ts'
import type { SessionLogic } from '../session/session-types.ts'
import { type SessionOptions, startSession } from '../session/start-session.ts'
import type { Story } from '../story/story.ts'
import type { EntryOf, VariablesOf } from '../story/story-types.ts'
import { fetchRestoring, restoreLater } from './restore-later.ts'

export { fetchRestoring }

/**
 * As `sessionLogic` of `@lacuna/engine`; the code that restores a save is fetched when there is one.
 *
 * @throws as `sessionLogic` there.
 * @example
 * const actor = createActor(sessionLogic(ferry, { provider }), { input: { seed: 7 } }).start()
 * actor.send({ type: 'enter' })
 */
export function sessionLogic<S extends Story>(
  story: S,
  ports: SessionPorts<NoInfer<VariablesOf<S>>> = {},
  restored: Pick<SessionInput<NoInfer<EntryOf<S>>>, 'dial' | 'upcoming'> = {},
): SessionLogic<S> {
  return sessionActorLogic<S>(story, ports, restored, restoreLater)
}

/**
 * As `createSession` of `@lacuna/engine`; until a save's reader is fetched, the frame's phase is `writing`.
 *
 * @throws as `createSession` there.
 * @example
 * const session = createSession(ferry, { snapshot: save })
 * const { lines } = await session.settled()
 */
export function createSession<S extends Story>(
  story: S,
  options: SessionOptions<NoInfer<EntryOf<S>>, NoInfer<VariablesOf<S>>> = {},
): Session<S> {
  return startSession(story, options, sessionLogic)
}
