import type { ActorRef } from 'xstate'
import type { Json } from '../base/json.ts'
import type { LedgerEntry } from '../ledger/ledger-entry.ts'
import type { Reworded } from '../play/reworded.ts'
import type { HistoryTurn } from '../record/history.ts'
import type { Frame, MomentaryCue } from '../story/frame.ts'
import type { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import type { Evaluated } from '../story/skeleton.ts'
import type { Dial } from '../story/slot.ts'
import type { ChoiceIdOf, EntryOf, SomeValues, TypedStory, VariablesOf } from '../story/story-types.ts'
import type { SessionMove } from './events.ts'
import type { FillContext } from './fill-context.ts'
import type { SessionMetrics } from './metrics.ts'
import type { SessionEmitted, SessionSnapshot } from './session-types.ts'

/** A running actor of `sessionLogic`: one that you created, or one that your own machine invoked or spawned. */
export type SessionActor = ActorRef<SessionSnapshot, SessionMove, SessionEmitted>

/**
 * What can be read of a session without changing it; `SessionView<typeof ferry>` knows the variables and choices of a
 * story.
 */
export type SessionView<S extends TypedStory = TypedStory> = TypedSessionView<VariablesOf<S>, ChoiceIdOf<S>>

/**
 * One play-through: what is shown, and its moves as methods. Each throws a `LacunaError` when it is not possible, and
 * changes nothing then: `session-closed` once the session is closed, and what is listed beside it.
 * `Session<typeof ferry>` knows the entries, variables and choices of a story.
 */
export type Session<S extends TypedStory = TypedStory> = TypedSession<EntryOf<S>, VariablesOf<S>, ChoiceIdOf<S>>

/** {@link SessionView}, by the types of its story. */
export interface TypedSessionView<Vars extends Variables, ChoiceId extends string> {
  /** What is shown now. */
  readonly frame: Frame<Vars, ChoiceId>
  /** The XState actor behind it. */
  readonly actor: SessionActor
  /** Calls back with each new frame; the returned function ends it. */
  subscribe(listener: (frame: Frame<Vars, ChoiceId>) => void): () => void
  /**
   * Calls back with each cue of the moment, a sound or an effect, when its line first stands in a frame. Those of the passage that the option `entry` opened are
   * kept for the first who listens, until the next move.
   */
  onCue(listener: (cue: MomentaryCue) => void): () => void
  /** Calls back with each move that was not possible; the returned function ends it. */
  onRefused(listener: (error: LacunaError) => void): () => void
  /** The frame, as soon as nothing is being written. */
  settled(): Promise<Frame<Vars, ChoiceId>>
  /**
   * What a function of the ink story returns and prints now, such as a price. It runs on a copy of the story's state: what
   * it assigns, counts or rolls is forgotten, nothing is journaled, and of the game's own functions it may call the pure
   * ones alone.
   *
   * @param args numbers, texts, booleans, and arrays of list items (`list.item`).
   * @throws LacunaError `unknown-function`, `wrong-value`, `story-failed`, `ahead-of-external`
   * @example
   * const { value, text } = session.evaluate('price', 'rope')
   */
  evaluate(name: string, ...args: readonly Json[]): Evaluated
  /** The play-through as JSON, at any instant. */
  save(): Json
  /** The turns of the path, or some of them; replayed from the journal. */
  history(range?: { readonly from?: number; readonly to?: number }): readonly HistoryTurn[]
  /** Everything that was recorded, oldest first. */
  ledger(): readonly LedgerEntry[]
  /** The ledger entry of that number, which the origin of a span names. */
  ledgerEntry(n: number): LedgerEntry | undefined
  /** Waits, requests and tokens so far, and what is being prepared. Absent until a provider was needed. */
  readonly metrics: SessionMetrics | undefined
  /**
   * What a provider was sent for the fill of a ledger entry, and what was left out of it for a limit. The latest
   * requests are kept; an older one is worked out again, in code that is fetched when it is first needed. Nothing where
   * nothing was sent. Rejects where that code can't be fetched.
   */
  contextOf(ledgerEntry: number): Promise<FillContext | undefined>
}

/** {@link Session}, by the types of its story. */
export interface TypedSession<Entry extends string, Vars extends Variables, ChoiceId extends string>
  extends TypedSessionView<Vars, ChoiceId> {
  /** @throws LacunaError `unknown-entry`, `wrong-input` */
  enter(entry?: Entry | ''): void
  /** @throws LacunaError `unknown-choice`, `nothing-offered` */
  choose(id: ChoiceId): void
  /** @throws LacunaError `answer-not-understood`, `nothing-offered`, `wrong-input` */
  answer(text: string): void
  /**
   * Walks away: from what is offered, or from what is being written, which is closed first. The story may say what comes of
   * it; afterwards it can be entered again. `frame.canLeave` says where it is possible. @throws LacunaError `wrong-input`
   */
  leave(): void
  /** @throws LacunaError `nothing-to-go-back-to` */
  back(): void
  /** @throws LacunaError `nothing-to-go-forward-to` */
  forward(): void
  /** @throws LacunaError `unknown-turn` */
  jump(turn: number): void
  /** @throws LacunaError `wrong-value` */
  restart(seed?: number): void
  /** @throws LacunaError `not-entered`, `unknown-variable`, `wrong-value` */
  world(values: SomeValues<Vars>): void
  /** @throws LacunaError `unknown-language` */
  language(tag: string): void
  /** @throws LacunaError `wrong-value` */
  dial(position: Dial): void
  /**
   * Names the entries that may come next, in place of those that were named before; see the option `upcoming`. Call it when
   * they have changed, or when what `world.read` gives has. @throws LacunaError `unknown-entry`
   */
  upcoming(entries?: readonly (Entry | '')[]): void
  /**
   * Goes on with the rest of a save that this story could not follow, as the event `resume` does. The frame's problem says
   * then whether it was followed to its end. @throws LacunaError `wrong-input`, `unknown-choice`
   */
  resume(choice?: string): void
  /**
   * Asks for another wording of a line of the last turn, whoever but the author filled its slot, while everything stands as
   * it is: choices, variables and the story behind them do not change. A provider is asked again and given what stood there,
   * rules draw anew, and of the bank another text that holds is taken. The next move calls it off. Not for values, verdicts
   * and labels of choices. The earlier wording stays in the ledger.
   *
   * @param ledgerEntry of the fill, as the origin of its span names it.
   * @param earlier ledger entry of a wording that stood there before, to bring it back: nobody is asked. Default: a new one.
   * @returns what came of it, as soon as that is known. Where nothing better came, what stood there stays.
   * Rejects with a LacunaError: `not-rewordable`, `session-closed`; `provider-failed` where the code for it can't be fetched.
   * @example
   * const { state } = await session.reword(span.origin.entry)
   */
  reword(ledgerEntry: number, earlier?: number): Promise<Reworded>
  /** Ends the session for good. */
  close(): void
}
