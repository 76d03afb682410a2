/**
 * Sessions for pages that are loaded over a network: the code that restores saves is fetched when there is one. A session
 * that is made of a save is in phase `writing` until then; `settled()` waits for it.
 *
 * @module
 */

import { type SessionLogic, sessionActorLogic } from '../session/session-actor-logic.ts'
import { type Session, type SessionOptions, sessionOf } from '../session/session-of.ts'
import type { SessionInput, SessionPorts } from '../session/session-ports.ts'
import type { Story } from '../story/story.ts'
import { fetchRestoring, restoreLater } from './restore-later.ts'

export { fetchRestoring }

/** As `sessionLogic` of `@lacuna/engine`. */
export function sessionLogic(
  story: Story,
  ports: SessionPorts = {},
  restored: Pick<SessionInput, 'dial' | 'upcoming'> = {},
): SessionLogic {
  return sessionActorLogic(story, ports, restored, restoreLater)
}

/** As `createSession` of `@lacuna/engine`. */
export function createSession<Entry extends string>(
  story: Story<Entry>,
  options: SessionOptions<NoInfer<Entry>> = {},
): Session<Entry> {
  return sessionOf(story, options, sessionLogic)
}
