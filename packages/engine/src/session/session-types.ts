import type { ActorLogic, ActorSystem, ActorSystemInfo, Snapshot } from 'xstate'
import type { Reworded } from '../play/reworded.ts'
import type { Frame, MomentaryCue } from '../story/frame.ts'
import type { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import type { ChoiceIdOf, EntryOf, StoryTypes, TypedStory, VariablesOf } from '../story/story-types.ts'
import type { InternalEvent, SessionMove } from './events.ts'
import type { SessionInput } from './session-ports.ts'

/** What the session's actor gives when it is closed. */
export interface SessionOutput<Vars extends Variables = Variables> {
  readonly ending: string | undefined
  readonly variables: Vars
}

/** What the session's actor shows: the frame, under the names that XState asks for. */
export type SessionSnapshot<S extends TypedStory = TypedStory> = Snapshot<SessionOutput<VariablesOf<S>>> & {
  readonly frame: Frame<VariablesOf<S>, ChoiceIdOf<S>>
  /** Only in types: those of the story. */
  readonly types?: StoryTypes<EntryOf<S>, VariablesOf<S>, ChoiceIdOf<S>>
}

/**
 * What a session emits besides frames; listen with `actor.on(type, ...)`.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type SessionEmitted =
  /** A move that was not possible; the session is as it was. */
  | { readonly type: 'refused'; readonly error: LacunaError }
  /** What came of asking for another wording. */
  | { readonly type: 'reworded'; readonly reworded: Reworded }
  /** A sound or an effect of the moment. */
  | { readonly type: 'cue'; readonly cue: MomentaryCue }

/** A session as actor logic: for `createActor`, or as an actor of a game's own machine. */
export type SessionLogic<S extends TypedStory = TypedStory> = ActorLogic<
  SessionSnapshot<S>,
  SessionMove<S>,
  SessionInput<EntryOf<S>> | undefined,
  ActorSystem<ActorSystemInfo>,
  SessionEmitted
>

/** What the logic is inside: its own services send it events, too. */
export type InternalLogic = ActorLogic<
  SessionSnapshot,
  InternalEvent,
  SessionInput | undefined,
  ActorSystem<ActorSystemInfo>,
  SessionEmitted
>
