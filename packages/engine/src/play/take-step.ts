import { append } from '../ledger/ledger.ts'
import type { TurnMove } from '../ledger/move.ts'
import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { finishTurn } from './finish-turn.ts'
import { followUp } from './follow-up.ts'
import { shownBy } from './frames.ts'
import { inputOf } from './move-input.ts'
import { isOpen, type OpenTurn, type Segment } from './open-turn.ts'
import { type Outcome, unchanged } from './outcome.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import { readWorld } from './read-world.ts'
import { runTurn, type TurnRun } from './run-turn.ts'
import { framed, shownAt } from './show-play.ts'
import { turnContext } from './turn-context.ts'
import { undoneChanges } from './undone-changes.ts'
import { choiceWithdrawn, isNotOffered } from './withdrawn-choice.ts'
import { changesIn, type TurnChanges } from './world-changes.ts'

/** Begins the turn of a move, and runs it as far as it goes by itself. @throws LacunaError what the story refuses. */
export function takeStep(context: PlayContext, play: Play, move: TurnMove): Outcome {
  const number = (play.tip?.number ?? 0) + 1
  const ledger = append(play.ledger, number, { kind: 'move', move })
  const openTurn: OpenTurn = {
    number,
    move,
    entry: ledger.length,
    segments: [],
    stage: play.tip?.stage ?? {},
    stageBefore: play.tip?.stage ?? {},
    before: play.frame.variables,
    ...(move.type === 'world' ? { offered: play.frame.choices.map(choice => choice.id) } : {}),
  }
  const world = move.type === 'world' ? undefined : readWorld(context.world, play.frame.variables)
  const input = inputOf(move, ledger.length)
  const given = world ?? input.world
  const first: Input = given === undefined ? input : { ...input, world: given, checked: true }
  const { problem: _, ...rest } = play
  const next = { ...rest, redo: undefined, ledger, epoch: play.epoch + 1 }
  const at = context.replay.positionAfter(play.tip, play.seed)
  try {
    return completed(context, next, runTurn(turnContext(context, next), { openTurn, ledger }, at, first))
  } catch (error) {
    if (world !== undefined && 'choice' in move && isNotOffered(error)) {
      const outcome = takeStep(context, play, { type: 'world', values: world })
      return { ...outcome, refused: choiceWithdrawn(move, outcome.play.frame) }
    }
    return failed(context, { ...next, redo: play.redo }, error)
  }
}

/** Goes on with an open turn whose last segment may have become complete. */
export function proceed(context: PlayContext, play: Play, run: TurnRun): Outcome {
  const last = run.openTurn.segments.at(-1) as Segment
  const next = followUp(last)
  try {
    const further = next === undefined ? run : runTurn(turnContext(context, play), run, last.passage.at, next)
    return completed(context, play, further)
  } catch (error) {
    const broken = failed(context, { ...play, openTurn: undefined }, error)
    return { ...broken, changes: () => undoneChanges(context, play, play.tip, 'back') }
  }
}

/** Puts the turn on the path when nothing of it is open. */
function completed(context: PlayContext, play: Omit<Play, 'frame'>, run: TurnRun): Outcome {
  const { openTurn, ledger } = run
  const before = openTurn.move.type === 'world' && play.tip !== undefined ? shownAt(context, play) : undefined
  const shown = shownBy(openTurn, before)
  const { segments } = openTurn
  const known = play.openTurn?.segments.length ?? 0
  const changes = (): readonly TurnChanges[] => {
    const start = segments[known - 1]?.passage.variables ?? openTurn.before
    return [{ why: 'turn', turn: openTurn.number, changes: changesIn(segments.slice(known), start) }]
  }
  if (isOpen(openTurn)) return { play: framed({ ...play, ledger, openTurn }, shown), changes }
  const turn = finishTurn(openTurn, play.tip, ledger)
  context.replay.keep(turn, shown, openTurn.segments)
  return { play: framed({ ...play, tip: turn, openTurn: undefined, ledger }, shown), changes }
}

/** A refusal is thrown on; a story that broke leaves the path as it was and says why it can't go on. */
function failed(context: PlayContext, play: Omit<Play, 'frame'>, error: unknown): Outcome {
  if (!(error instanceof LacunaError)) throw error
  if (error.code !== 'story-failed' && error.code !== 'external-failed') throw error
  const { code, message, hint, data } = error
  return unchanged(framed({ ...play, problem: { code, message, hint, data } }, shownAt(context, play)))
}
