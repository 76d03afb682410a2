import type { Story } from '../story/story.ts'
import { sessionLogic } from './session-logic.ts'
import { type Session, type SessionOptions, sessionOf } from './session-of.ts'

export type { Session, SessionOptions } from './session-of.ts'

/**
 * Starts a session of a story.
 *
 * @example
 * const session = createSession(ferry, { seed: 7 })
 * session.enter()
 * const { lines, choices } = await session.settled()
 */
export function createSession<Entry extends string>(
  story: Story<Entry>,
  options: SessionOptions<NoInfer<Entry>> = {},
): Session<Entry> {
  return sessionOf(story, options, sessionLogic)
}
