import type { FillUpdate } from '../fill/pipeline/fill-update.ts'
import type { Outcome } from '../play/outcome.ts'
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

/** What comes of asking for another wording, to be applied to the play-through as it stands when it is heard. */
export type RewordEvent = {
  readonly type: 'reword.done'
  readonly apply: (context: PlayContext, play: Play) => Outcome
}

/** What reaches a session: moves, and what its own services send it. */
export type InternalEvent = SessionMove | FillUpdate | ServicesEvent | SaveEvent | RewordEvent

/**
 * Goes into the story at its start, or at one of its entries. Refused with `unknown-entry`, and with `wrong-input`
 * where the story is under way.
 *
 * @example
 * actor.send(enter())
 * actor.send(enter('north'))
 */
export const enter = <const Entry extends string = ''>(
  entry?: Entry,
): { readonly type: 'enter'; readonly entry?: Entry } =>
  entry === undefined ? { type: 'enter' } : { type: 'enter', entry }
/**
 * Takes one of the choices that the frame offers, by id. Refused with `unknown-choice` and `nothing-offered`.
 *
 * @example
 * const [first] = actor.getSnapshot().frame.choices
 * if (first) actor.send(choose(first.id))
 */
export const choose = <const Id extends string>(id: Id): { readonly type: 'choose'; readonly id: Id } => ({
  type: 'choose',
  id,
})
/**
 * Answers in the player's own words while the session listens. Refused with `answer-not-understood`, `nothing-offered`
 * and `wrong-input`.
 *
 * @example
 * actor.send(answer('I would rather walk.'))
 */
export const answer = (text: string): MoveOf<'answer'> => ({ type: 'answer', text })
/**
 * Walks away from what is offered, or from what is being written: the story may be entered again after that. Refused
 * with `wrong-input` where there is nothing to leave.
 *
 * @example
 * actor.send(leave())
 */
export const leave = (): MoveOf<'leave'> => ({ type: 'leave' })
/**
 * One turn back: the same words again, nobody is asked twice. Refused with `nothing-to-go-back-to`.
 *
 * @example
 * actor.send(back())
 */
export const back = (): MoveOf<'back'> => ({ type: 'back' })
/**
 * One turn forward, after going back. Refused with `nothing-to-go-forward-to`.
 *
 * @example
 * actor.send(forward())
 */
export const forward = (): MoveOf<'forward'> => ({ type: 'forward' })
/**
 * To a turn of the history, by its number from 1, before or after the present one. Refused with `unknown-turn`.
 *
 * @example
 * actor.send(jump(1))
 */
export const jump = (turn: number): MoveOf<'jump'> => ({ type: 'jump', turn })
/**
 * From the beginning, by the same seed unless another is given. Refused with `wrong-value` for a seed that is no
 * number.
 *
 * @example
 * actor.send(restart())
 * actor.send(restart(7))
 */
export const restart = (seed?: number): MoveOf<'restart'> =>
  seed === undefined ? { type: 'restart' } : { type: 'restart', seed }
/**
 * Passes on to the story that the game's world changed between turns: new values of variables, by name. Refused with
 * `not-entered`, `wrong-input`, `unknown-variable` and `wrong-value`.
 *
 * @example
 * actor.send(world({ trust: 2 }))
 */
export const world = <const Values extends Variables>(
  values: Values,
): { readonly type: 'world'; readonly values: Values } => ({ type: 'world', values })
/**
 * The language that fills are asked in from now on, as a BCP 47 tag. Refused with `unknown-language`.
 *
 * @example
 * actor.send(language('de'))
 */
export const language = (tag: string): MoveOf<'language'> => ({ type: 'language', language: tag })
/**
 * How much may stand in slots from now on. Refused with `wrong-value` for what is no position.
 *
 * @example
 * actor.send(dial('reviewed'))
 */
export const dial = (position: Dial): MoveOf<'dial'> => ({ type: 'dial', dial: position })
/**
 * Names the entries that may come next, the empty text for the start: the first passages behind them are prepared while
 * the story has not been entered, or is at an end. It is no turn, and holds until it is sent again. Without names, what
 * was there before: the start, and at an end the first entry once more. Refused with `unknown-entry`.
 *
 * @example
 * actor.send(upcoming(['north', 'quay']))
 */
export const upcoming = <const Entry extends string = ''>(
  entries?: readonly Entry[],
): { readonly type: 'upcoming'; readonly entries: readonly Entry[] | undefined } => ({ type: 'upcoming', entries })
/**
 * Goes on with the rest of a save that a changed story could not follow: where a turn does not fit, the one choice that
 * may be meant is taken. It is for the moment after loading, before the next move. Refused with `wrong-input` and
 * `unknown-choice`.
 *
 * @param choice the one to take where the save stopped, by id. Default: the one that the frame's problem proposes.
 * @example
 * if (actor.getSnapshot().frame.problem?.code === 'save-diverged') actor.send(resume())
 */
export const resume = (choice?: string): MoveOf<'resume'> =>
  choice === undefined ? { type: 'resume' } : { type: 'resume', choice }
/**
 * Asks for another wording of a line of the last turn, while everything stands as it is; what came of it is emitted as
 * `reworded`. The next move calls it off. Refused with `not-rewordable`.
 *
 * @param entry ledger entry of the fill, as the origin of its span names it.
 * @param earlier ledger entry of a wording that stood there before, to bring it back: nobody is asked. Default: a new one.
 * @example
 * actor.send(reword(12))
 */
export const reword = (entry: number, earlier?: number): MoveOf<'reword'> =>
  earlier === undefined ? { type: 'reword', entry } : { type: 'reword', entry, earlier }
/**
 * Ends the session for good: every later move is refused with `session-closed`.
 *
 * @example
 * actor.send(close())
 */
export const close = (): MoveOf<'close'> => ({ type: 'close' })

type MoveOf<Type extends SessionMove['type']> = Extract<SessionMove, { readonly type: Type }>
