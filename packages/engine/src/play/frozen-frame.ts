import { frozen } from '../base/frozen.ts'
import type { Choice, Frame, Line } from '../story/frame.ts'

/**
 * Freezes a frame and all that is in it, so that nothing done to it reaches what the session keeps. It goes by the shape of
 * a frame: each turn has one, and whatever looks at the members of any object takes several times as long.
 */
export function frozenFrame(frame: Frame): Frame {
  for (const line of frame.lines) {
    frozenWords(line)
    frozen(line.cues)
  }
  for (const choice of frame.choices) frozenWords(choice)
  Object.freeze(frame.lines)
  Object.freeze(frame.choices)
  for (const rest of [frame.variables, frame.stage, frame.ask, frame.verdicts, frame.problem]) frozen(rest)
  return Object.freeze(frame)
}

function frozenWords(words: Line | Choice): void {
  for (const span of words.spans) {
    frozen(span.origin.authorship)
    Object.freeze(span.origin)
    Object.freeze(span)
  }
  Object.freeze(words.spans)
  Object.freeze(words.tags)
  Object.freeze(words)
}
