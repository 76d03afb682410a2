import { sameJson } from '../base/json.ts'
import { entryAt, type Ledger, latestOf, type RecordedFill } from '../ledger/ledger.ts'
import type { TurnMove } from '../ledger/move.ts'
import type { Frame } from '../story/frame.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { moveAlong } from './move-along.ts'
import { comesNext } from './not-possible.ts'
import type { Outcome } from './outcome.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import { readWorld } from './read-world.ts'
import { shownAt } from './show-play.ts'
import { takeStep } from './take-step.ts'
import { failedInGame, stepsOf, type Turn } from './turn.ts'

/** Takes an offered choice. @throws LacunaError `nothing-offered`, `unknown-choice` */
export function makeChoice(context: PlayContext, play: Play, id: string): Outcome {
  const choice = offeredIn(play).find(offered => offered.id === id)
  if (choice === undefined) {
    throw new LacunaError('unknown-choice', `The choice "${id}" is not offered now.`, {
      hint: `Offered are: ${play.frame.choices.map(offered => `${offered.id} (${offered.text})`).join(', ')}.`,
      data: { choice: id, offered: play.frame.choices.map(offered => offered.id) },
    })
  }
  const ahead = play.redo?.turn
  // The same choice again after going back is the same turn: its words are there, and nobody is asked twice.
  if (ahead?.move.type === 'choose' && ahead.move.choice === id && sameTerms(context, play, ahead)) {
    return moveAlong(context, play, { type: 'forward' })
  }
  return takeStep(context, play, { type: 'choose', choice: id, text: choice.text, ...identityOf(context, play, id) })
}

/** Takes the choice that the player's words name. @throws LacunaError `nothing-offered`, `wrong-input`, `answer-not-understood` */
export function answerQuestion(context: PlayContext, play: Play, text: string): Outcome {
  const { ask } = play.frame
  const offered = offeredIn(play)
  if (ask === undefined) {
    throw new LacunaError('wrong-input', 'The story does not ask for words here.', {
      hint: 'Take one of the choices.',
    })
  }
  const said = normalized(typeof text === 'string' ? text : '')
  const choice = offered.find(one => one.id === text || normalized(one.text) === said)
  if (choice === undefined || typeof text !== 'string') {
    throw new LacunaError('answer-not-understood', 'The answer is none of those that the story knows.', {
      hint: `It knows: ${offered.map(one => one.text).join(' / ')}`,
      data: { offered: offered.map(one => one.id) },
    })
  }
  const ahead = play.redo?.turn
  if (ahead?.move.type === 'answer' && ahead.move.text === text && sameTerms(context, play, ahead)) {
    return moveAlong(context, play, { type: 'forward' })
  }
  const identity = identityOf(context, play, choice.id)
  return takeStep(context, play, { type: 'answer', choice: choice.id, text, slot: ask.slot, ...identity })
}

function offeredIn(play: Play): Frame['choices'] {
  const { phase, choices } = play.frame
  if (phase === 'choosing' || phase === 'listening') return choices
  throw new LacunaError('nothing-offered', 'No choice is offered now.', { hint: comesNext(play), data: { phase } })
}

/** What a choice on screen is known by besides its id. */
function identityOf(context: PlayContext, play: Play, id: string): Pick<TurnMove & { type: 'choose' }, 'identity'> {
  const identity = shownAt(context, play).label(id)?.identity
  return identity === undefined ? {} : { identity }
}

/**
 * Whether a turn that was gone back from would be the same now: it was finished, and the game's world, language and dial
 * are what they were.
 */
function sameTerms(context: PlayContext, play: Play, ahead: Turn): boolean {
  if (failedInGame(ahead) || ahead.fills.some(one => wasLeft(one, play.ledger))) return false
  for (let at: Ledger | undefined = play.ledger; at !== undefined && at.length > ahead.entry; at = at.before) {
    const latest = latestOf(at)
    if (latest?.kind === 'move' && (latest.move.type === 'language' || latest.move.type === 'dial')) return false
  }
  return sameJson(readWorld(context.world, play.frame.variables) ?? {}, stepsOf(ahead)[0]?.world ?? {})
}

/** Whether a fill is what settling made of it: the player went before it was there, or all of it. */
function wasLeft({ entry, fill: { reason } }: RecordedFill, ledger: Ledger): boolean {
  if (reason !== 'truncated') return reason === 'interrupted'
  const recorded = entryAt(ledger, entry)
  return recorded?.kind === 'fill' && recorded.fill.key === undefined
}

function normalized(text: string): string {
  let end = text.length
  while (end > 0 && /[\s.!?…]/u.test(text.charAt(end - 1))) end--
  return text.slice(0, end).trim().toLocaleLowerCase()
}
