import { boundedText } from '../base/bounded-text.ts'
import { frozen } from '../base/frozen.ts'
import type { TurnMove } from '../ledger/move.ts'
import type { Shown } from '../play/frames.ts'
import { turnsOf } from '../play/path.ts'
import type { Play } from '../play/play.ts'
import type { Replay } from '../play/replay.ts'
import type { Choice, Line, StageCues, Verdict } from '../story/frame.ts'
import type { Cue } from '../story/passage.ts'

/** One turn of the path, as it was shown. */
export interface HistoryTurn {
  readonly turn: number
  /** Its words, chosen or typed, are bounded as those of the lines are; the ledger has them as they came. */
  readonly move: TurnMove
  readonly lines: readonly Line[]
  /** What was offered at its end. */
  readonly choices: readonly Choice[]
  readonly stage: StageCues
  /** What stood before it, for `stageAt`. */
  readonly stageBefore: StageCues
  /** The cues behind its last line. */
  readonly endCues: readonly Cue[]
  readonly ending?: string
  /** What a provider decided on the way through it. */
  readonly verdicts?: readonly Verdict[]
}

/**
 * The turns of the path up to the present one. They are replayed from the journal, so that a long play-through costs
 * memory for its moves and not for its words: ask for a range where not all are needed.
 *
 * @param range first and last turn, both included; default: all.
 */
export function historyOf(
  replay: Replay,
  play: Play,
  range: { readonly from?: number; readonly to?: number } = {},
): readonly HistoryTurn[] {
  const { from = 1, to = Number.POSITIVE_INFINITY } = range
  const turns = turnsOf({ tip: play.tip, redo: undefined }).filter(({ number }) => number >= from && number <= to)
  const shown = [...replay.shownInOrder(turns, play.seed)]
  const history = turns.map((turn, index): HistoryTurn => historyTurn(turn.move, shown[index] as Shown))
  const { openTurn } = play
  if (openTurn !== undefined && openTurn.number >= from && openTurn.number <= to) {
    history.push(historyTurn(openTurn.move, play.frame))
  }
  return frozen(history)
}

function historyTurn(move: TurnMove, shown: Omit<Shown, 'label' | 'hasLeave'>): HistoryTurn {
  const { turn, choices, stage, ending, verdicts } = shown
  // A turn of the world has no words of its own: its lines are those of the turn before.
  const isQuiet = move.type === 'world'
  return {
    turn,
    move: 'text' in move ? { ...move, text: boundedText(move.text) } : move,
    lines: isQuiet ? [] : shown.lines,
    choices,
    stage,
    stageBefore: isQuiet ? stage : shown.stageBefore,
    endCues: isQuiet ? [] : shown.endCues,
    ...(ending === undefined ? {} : { ending }),
    ...(verdicts === undefined ? {} : { verdicts }),
  }
}
