import type { Story } from '../story/story.ts'
import type { EntryOf, VariablesOf } from '../story/story-types.ts'
import type { Session } from './session.ts'
import { sessionLogic } from './session-logic.ts'
import { type SessionOptions, startSession } from './start-session.ts'

export type { Session } from './session.ts'
export type { SessionOptions } from './start-session.ts'

/**
 * Starts a session of a story.
 *
 * @throws LacunaError `missing-external`; `wrong-value`, `unknown-language`, `unknown-entry` for an option that is not
 * possible; `external-failed` where `dial` or `world.read` fails. A save that can't be read is no error: the phase is
 * `failed` then.
 * @example
 * const session = createSession(ferry, { seed: 7 })
 * session.enter()
 * const { lines, choices } = await session.settled()
 */
export function createSession<S extends Story>(
  story: S,
  options: SessionOptions<NoInfer<EntryOf<S>>, NoInfer<VariablesOf<S>>> = {},
): Session<S> {
  return startSession(story, options, sessionLogic)
}
