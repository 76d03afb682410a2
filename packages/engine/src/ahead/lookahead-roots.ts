import { once } from '../base/once.ts'
import { authoredLabel } from '../fill/request/authored-label.ts'
import type { TurnMove } from '../ledger/move.ts'
import { beginPlay } from '../play/begin-play.ts'
import { broughtIn } from '../play/brought-in.ts'
import { enterMove, firstEntry } from '../play/entries.ts'
import { inputTaken, isAwaited, type OpenTurn } from '../play/open-turn.ts'
import { diaryAfterSegments } from '../play/path-diary.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import { readWorld } from '../play/read-world.ts'
import { shownAt } from '../play/show-play.ts'
import { stepsUpTo } from '../play/turn.ts'
import { contextAhead, type RequestContext, type RequestPorts } from '../requests/request-context.ts'
import type { Choice } from '../story/frame.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import type { Position } from '../story/position.ts'

/** Where looking ahead begins. */
export interface LookaheadRoot {
  readonly context: RequestContext
  readonly at: Position
  readonly turn: number
  readonly moves: readonly TurnMove[]
  /** The choices among the moves, with their tags. */
  readonly offered: readonly Pick<Choice, 'id' | 'tags'>[]
  readonly variables: Variables
  /** What the game's world would bring into a move made now. */
  readonly world: Variables | undefined
  /** The turn on screen, where it waits for a verdict: it is the one move, and what comes behind the verdict is looked at. */
  readonly openTurn?: OpenTurn
  /** Nobody knows whether the player goes on at all: nothing is looked at but what the moves lead to. */
  readonly isLast?: true
}

/**
 * Where lookahead begins: the position after the turn on screen, the moves that lead on from it, and a context to run
 * them in, with a skeleton of its own. Before the story, and at its end, the moves are the entries that may come; at the
 * end, where the game has named none, the first entry once more: from here, and, as a second root, in a new play-through.
 * Nothing where the turn on screen isn't known to its end yet.
 */
export function lookaheadRoots(play: Play, playContext: PlayContext, ports: RequestPorts): readonly LookaheadRoot[] {
  const { openTurn, tip, upcoming, frame, problem } = play
  if (problem !== undefined) return []
  const context = contextAhead(playContext, play, ports)
  const turn = openTurn?.number ?? tip?.number ?? 0
  if (openTurn !== undefined) {
    const last = openTurn.segments.at(-1)
    if (last === undefined || last.passage.choices.length === 0) return []
    const { at, choices, variables } = last.passage
    const { move } = openTurn
    const typed = () => (move.type === 'answer' ? { ...context.typed(), [move.slot]: move.text } : context.typed())
    if (isAwaited(last)) {
      const heldUp = { context: { ...context, typed }, at, turn: openTurn.number - 1, variables, world: undefined }
      return [{ ...heldUp, moves: [move], offered: [], openTurn }]
    }
    const label = (id: string) => authoredLabel(last.passage, id)
    const stepsBefore = () => [...stepsUpTo(tip), ...openTurn.segments.map(inputTaken)]
    const world = worldAhead(playContext, variables)
    const taken = broughtIn(openTurn.segments.map(inputTaken), context.broughtIn())
    const diary = once(() => diaryAfterSegments(context.diary(), openTurn.segments))
    const behind = { ...context, label, stepsBefore, typed, broughtIn: () => taken, diary, pageBefore: () => undefined }
    return [
      {
        context: behind,
        at,
        turn,
        moves: movesFrom(choices, label, last.passage.hasLeave),
        offered: choices,
        variables,
        world,
      },
    ]
  }
  const { phase, variables } = frame
  const at = playContext.replay.positionAfter(tip, play.seed)
  const here = { context, at, turn, offered: frame.choices, variables, world: worldAhead(playContext, variables) }
  if (phase !== 'idle' && phase !== 'ended')
    return [{ ...here, moves: movesFrom(frame.choices, context.label, shownAt(playContext, play).hasLeave) }]
  if (upcoming !== undefined || phase === 'idle') return [{ ...here, moves: (upcoming ?? ['']).map(enterMove) }]
  const entry = firstEntry(play)
  if (entry === undefined) return []
  const { seed, language, dial } = play
  const anew = lookaheadRoots(
    { ...beginPlay(playContext, { seed, language, dial }), upcoming: [entry] },
    playContext,
    ports,
  )
  return [{ ...here, moves: [enterMove(entry)] }, ...anew].map(root => ({ ...root, isLast: true }))
}

/** A game whose world can't be read hears of it when a move is made. */
function worldAhead({ world }: PlayContext, now: Variables): Variables | undefined {
  try {
    return readWorld(world, now)
  } catch (error) {
    if (error instanceof LacunaError) return undefined
    throw error
  }
}

/** The moves that lead on from what is offered: the choices, and walking away where the story says what that leads to. */
export function movesFrom(
  choices: readonly { readonly id: string }[],
  label: RequestContext['label'],
  hasLeave = false,
): readonly TurnMove[] {
  const chosen = choices.map(({ id }): TurnMove => ({ type: 'choose', choice: id, text: label(id)?.text ?? '' }))
  return hasLeave ? [...chosen, { type: 'leave' }] : chosen
}
