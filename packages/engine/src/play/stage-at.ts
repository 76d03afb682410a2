import type { Frame, Line, StageCues } from '../story/frame.ts'
import { stageAfter } from './cues.ts'

/**
 * The stage as it stands while a line is read: what stood before the turn, and the standing cues of the lines up to this
 * one. `frame.stage` is what stands at the end of the turn.
 *
 * @param frame a frame, or a turn of the history.
 * @param line a line of it, or the line's id. For one that is not in it, all its lines count.
 * @example
 * const { place, expr } = stageAt(session.frame, line)
 */
export function stageAt(frame: Pick<Frame, 'lines' | 'stageBefore'>, line: Pick<Line, 'id'> | string): StageCues {
  const id = typeof line === 'string' ? line : line.id
  let stage = frame.stageBefore
  for (const each of frame.lines) {
    stage = stageAfter(stage, each.cues)
    if (each.id === id) break
  }
  return stage
}
