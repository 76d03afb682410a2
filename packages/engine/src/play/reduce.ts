import { shownValue } from '../base/shown-value.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { knownEntries } from './begin-play.ts'
import { setDial, setLanguage } from './change-setting.ts'
import { changeWorld } from './change-world.ts'
import { enterStory, restartStory } from './enter-story.ts'
import { leaveStory } from './leave-story.ts'
import { answerQuestion, makeChoice } from './make-choice.ts'
import { moveAlong } from './move-along.ts'
import { type Outcome, unchanged } from './outcome.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import type { SessionMove } from './session-move.ts'
import { settle } from './settle.ts'

/**
 * A move that a play-through makes by itself. `resume` needs what restores saves, `reword` asks a provider: the session sees
 * to them.
 */
export type PlayMove = Exclude<SessionMove, { readonly type: 'resume' | 'reword' }>

/**
 * The reducer of a play-through: story, seed, turns and fills in, frames out. It asks nobody. What a turn leaves open stands
 * in `play.openTurn`, and `takeFill` takes what was written for it.
 *
 * @returns the play-through after the move; `from` is as it was.
 * @throws LacunaError when the move is not possible.
 */
export function reduce(context: PlayContext, from: Play, move: PlayMove): Outcome {
  refuseUntilRead(from, move)
  const play = move.type === 'close' || move.type === 'upcoming' ? from : withoutRest(from)
  switch (move.type) {
    case 'enter':
      return enterStory(context, play, move.entry)
    case 'choose':
      return makeChoice(context, play, move.id)
    case 'answer':
      return answerQuestion(context, play, move.text)
    case 'leave':
      return leaveStory(context, play)
    case 'world':
      return changeWorld(context, play, move.values)
    case 'back':
    case 'forward':
      return moveAlong(context, play, { type: move.type })
    case 'jump':
      return moveAlong(context, play, { type: 'jump', turn: move.turn })
    case 'restart':
      return restartStory(context, play, move.seed ?? play.seed)
    case 'language':
      return setLanguage(play, move.language)
    case 'dial':
      return setDial(context, play, move.dial)
    case 'upcoming':
      return unchanged({ ...play, upcoming: knownEntries(context.story, move.entries) })
    case 'close':
      return settle(context, play, 'interrupted')
    default:
      throw new LacunaError(
        'wrong-input',
        `"${shownValue((move as { type: unknown }).type)}" is no move of a session.`,
        {
          hint: 'Moves are: enter, choose, answer, leave, back, forward, jump, restart, world, language, dial, upcoming, resume, reword, close.',
        },
      )
  }
}

/** @throws LacunaError `wrong-input` for a move that has to wait for the save. */
export function refuseUntilRead({ awaited }: Play, { type }: SessionMove): void {
  if (awaited === undefined || type === 'restart' || type === 'close' || type === 'upcoming') return
  throw new LacunaError('wrong-input', 'The save is still being read.', {
    hint: 'It is of an older format. Wait until the phase is no longer `writing`, or restart.',
    data: { move: type },
  })
}

/** Whoever goes on from as far as a save fits lets go of the rest. */
function withoutRest(play: Play): Play {
  if (play.unread === undefined || play.problem !== undefined) return play
  const { unread: _, rest: __, ...others } = play
  return others
}
