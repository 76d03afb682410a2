import type { FillUpdate } from '../fill/pipeline/fill-update.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import type { SessionMove } from '../play/session-move.ts'
import type { Variables } from '../story/passage.ts'
import type { Dial } from '../story/slot.ts'

export type { SessionMove } from '../play/session-move.ts'

/** What fills slots is fetched: it is there, or it was not there in time. */
export type ServicesEvent =
  | { readonly type: 'services.ready' }
  | { readonly type: 'services.unavailable'; readonly reason: 'deadline' | 'provider-failed' }

/** What the session hears of a save that had to wait for what reads it. */
export type SaveEvent = {
  readonly type: 'save.read'
  readonly awaited: Play['awaited']
  readonly open: (context: PlayContext) => Play
}

/** What reaches a session: moves, and what its own services send it. */
export type InternalEvent = SessionMove | FillUpdate | ServicesEvent | SaveEvent

/** Goes into the story at its start, or at one of its entries. */
export const enter = <const Entry extends string = ''>(
  entry?: Entry,
): { readonly type: 'enter'; readonly entry?: Entry } =>
  entry === undefined ? { type: 'enter' } : { type: 'enter', entry }
/** Takes one of the choices that the frame offers, by id. */
export const choose = <const Id extends string>(id: Id): { readonly type: 'choose'; readonly id: Id } => ({
  type: 'choose',
  id,
})
/** Answers in the player's own words while the session listens. */
export const answer = (text: string): MoveOf<'answer'> => ({ type: 'answer', text })
/** Walks away from what is offered, or from what is being written: the story may be entered again after that. */
export const leave = (): MoveOf<'leave'> => ({ type: 'leave' })
/** One turn back: the same words again, nobody is asked twice. */
export const back = (): MoveOf<'back'> => ({ type: 'back' })
/** One turn forward, after going back. */
export const forward = (): MoveOf<'forward'> => ({ type: 'forward' })
/** To a turn of the history, before or after the present one. */
export const jump = (turn: number): MoveOf<'jump'> => ({ type: 'jump', turn })
/** From the beginning, by the same seed unless another is given. */
export const restart = (seed?: number): MoveOf<'restart'> =>
  seed === undefined ? { type: 'restart' } : { type: 'restart', seed }
/** Tells the story that the game's world changed between turns. */
export const world = <const Values extends Variables>(
  values: Values,
): { readonly type: 'world'; readonly values: Values } => ({ type: 'world', values })
/** The language that fills are asked in from now on. */
export const language = (tag: string): MoveOf<'language'> => ({ type: 'language', language: tag })
/** How much may stand in slots from now on. */
export const dial = (position: Dial): MoveOf<'dial'> => ({ type: 'dial', dial: position })
/**
 * Names the entries that may come next, the empty text for the start: the first passages behind them are prepared while
 * the story has not been entered, or is at an end. It is no turn, and holds until it is sent again. Without names, what
 * was there before: the start, and at an end the first entry once more.
 */
export const upcoming = <const Entry extends string = ''>(
  entries?: readonly Entry[],
): { readonly type: 'upcoming'; readonly entries: readonly Entry[] | undefined } => ({ type: 'upcoming', entries })
/**
 * Goes on with the rest of a save that a changed story could not follow: where a turn does not fit, the one choice that
 * may be meant is taken. It is for the moment after loading, before the next move.
 *
 * @param choice the one to take where the save stopped, by id. Default: the one that the frame's problem proposes.
 */
export const resume = (choice?: string): MoveOf<'resume'> =>
  choice === undefined ? { type: 'resume' } : { type: 'resume', choice }
/** Ends the session for good. */
export const close = (): MoveOf<'close'> => ({ type: 'close' })

type MoveOf<Type extends SessionMove['type']> = Extract<SessionMove, { readonly type: Type }>
