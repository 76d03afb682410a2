import { append } from '../ledger/ledger.ts'
import type { GoingMove } from '../ledger/move.ts'
import { type Outcome, unchanged } from './outcome.ts'
import { backwards, forwards, type Path, toTurn } from './path.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import { settle } from './settle.ts'
import { reframe } from './show-play.ts'
import { undoneChanges } from './undone-changes.ts'
import { changesOfTurns, type TurnChanges, turnsBetween } from './world-changes.ts'

/** Back, forward, or to a turn of the path. @throws LacunaError `nothing-to-go-back-to`, `nothing-to-go-forward-to`, `unknown-turn` */
export function moveAlong(context: PlayContext, play: Play, move: GoingMove): Outcome {
  if (play.problem !== undefined && play.unread === undefined && move.type === 'back') {
    const { problem: _, ...cured } = play
    const ledger = append(play.ledger, play.tip?.number ?? 0, { kind: 'move', move })
    return unchanged(reframe(context, { ...cured, ledger, epoch: play.epoch + 1 }))
  }
  const settling = settle(context, play, 'interrupted')
  const settled = settling.play
  const path = pathAfter(settled, move)
  const ledger = append(settled.ledger, path.tip?.number ?? 0, { kind: 'move', move })
  const { problem: _, ...rest } = settled
  const gone = reframe(context, { ...rest, ...path, ledger, epoch: settled.epoch + 1 })
  const changes = (): readonly TurnChanges[] => {
    const { tip, seed, frame } = settled
    const back = (tip?.number ?? 0) > (path.tip?.number ?? 0)
    if (back) return undoneChanges(context, play, path.tip, move.type)
    const again = changesOfTurns(context.replay, turnsBetween(tip, path.tip), seed, frame.variables, move.type)
    return [...settling.changes(), ...again]
  }
  return { play: gone, changes }
}

function pathAfter(path: Path, move: GoingMove): Path {
  switch (move.type) {
    case 'back':
      return backwards(path)
    case 'forward':
      return forwards(path)
    case 'jump':
      return toTurn(path, move.turn)
  }
}
