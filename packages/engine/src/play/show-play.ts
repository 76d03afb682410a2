import type { Frame } from '../story/frame.ts'
import { nothingShown, type Shown, shownBy } from './frames.ts'
import { frozenFrame } from './frozen-frame.ts'
import { canGoBack } from './path.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import { canLeave } from './withdrawn-choice.ts'

/** A play-through with its frame: what is shown, and what of the play-through itself stands in a frame. */
export function framed(play: Omit<Play, 'frame'>, shown: Shown): Play {
  const { problem, openTurn, tip } = play
  // An open turn is one to go back from, unless it has no words of its own.
  const backOpen = openTurn === undefined || openTurn.move.type === 'world' ? canGoBack(play) : tip !== undefined
  const { label: _, hasLeave: __, ...visible } = shown
  const frame: Omit<Frame, 'canLeave'> = {
    ...visible,
    language: play.language,
    dial: play.dial,
    canGoBack: problem === undefined ? backOpen : play.unread === undefined,
    canGoForward: play.redo !== undefined,
    ...(play.awaited === undefined ? {} : { phase: 'writing' }),
    ...(play.problem === undefined ? {} : { phase: 'failed', problem: play.problem, choices: [] }),
  }
  const isOpen = play.awaited === undefined && canLeave(frame)
  return { ...play, frame: frozenFrame({ ...frame, canLeave: isOpen }) }
}

/** What the last finished turn shows; before the first, nothing. */
export function shownAt({ story, replay }: PlayContext, { tip, seed }: Pick<Play, 'tip' | 'seed'>): Shown {
  if (tip !== undefined) return replay.shown(tip, seed)
  const initial = Object.entries(story.variables).map(([name, variable]) => [name, variable.initial] as const)
  return nothingShown(Object.fromEntries(initial), {})
}

/** The frame where the path of `play` stands, computed again from its turns. */
export function reframe(context: PlayContext, play: Omit<Play, 'frame'>): Play {
  return framed(play, shownAt(context, play))
}

/** The frame of an open turn that shows more, or other, words than it did. */
export function reframeOpen(context: PlayContext, play: Play): Play {
  if (play.openTurn === undefined) return play
  const before = play.openTurn.move.type === 'world' ? shownAt(context, play) : undefined
  return framed(play, shownBy(play.openTurn, before))
}
