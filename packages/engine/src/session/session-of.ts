import type { AnyActorRef } from 'xstate'
import { frozen } from '../base/frozen.ts'
import type { Json } from '../base/json.ts'
import { entriesOf, entryAt } from '../ledger/ledger.ts'
import { historyOf } from '../record/history.ts'
import type { Frame, MomentaryCue } from '../story/frame.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { TypedStory } from '../story/story-types.ts'
import { contextOf } from './context-of.ts'
import { evaluateStory } from './evaluate-story.ts'
import type { SessionMove } from './events.ts'
import * as events from './events.ts'
import { reword } from './reword.ts'
import type { Session, SessionActor } from './session.ts'
import { inside } from './session-snapshot.ts'
import { isThrown } from './warn-of-refused.ts'

/**
 * The session of an actor that runs: one that your own machine invoked or spawned, or one of `createActor`. Pages,
 * overlays and tools take it as they take one of `createSession`. Stopping the actor is up to whoever started it.
 *
 * @throws LacunaError `wrong-input` where the actor runs no session.
 * @example
 * const session = sessionOf(actor)
 * session.onCue(({ key, value }) => console.info(key, value))
 */
export function sessionOf<S extends TypedStory>(actor: AnyActorRef & { getSnapshot(): S }): Session<S> {
  return sessionOver(actor, []) as unknown as Session<S>
}

/** {@link sessionOf}, for whoever made the actor. @param early cues of the moment that nobody could hear yet. */
export function sessionOver(actor: SessionActor, early: readonly MomentaryCue[]): Session {
  let unheard = early
  const now = (): NonNullable<ReturnType<typeof inside>> => {
    const behind = inside(actor.getSnapshot())
    if (behind !== undefined) return behind
    throw new LacunaError('wrong-input', 'This actor runs no session.', {
      hint: 'Give an actor of `sessionLogic`: one of `createActor`, or a child that your machine invoked or spawned.',
      data: { actor: actor.id },
    })
  }
  now()
  let isCalling = false
  let refused: LacunaError | undefined
  actor.on('refused', ({ error }) => {
    if (!isCalling) return
    refused = error
    isThrown(error)
  })
  const send = (move: SessionMove): void => {
    if (actor.getSnapshot().status !== 'active') {
      throw new LacunaError('session-closed', 'The session was closed.', { hint: 'Make a new one from a save.' })
    }
    refused = undefined
    unheard = []
    isCalling = true
    try {
      actor.send(move)
    } finally {
      isCalling = false
    }
    if (refused !== undefined) throw refused
  }
  return {
    actor,
    get frame() {
      return actor.getSnapshot().frame
    },
    get metrics() {
      return now().services.fill?.metrics()
    },
    enter: entry => send(events.enter(entry)),
    choose: id => send(events.choose(id)),
    answer: text => send(events.answer(text)),
    leave: () => send(events.leave()),
    back: () => send(events.back()),
    forward: () => send(events.forward()),
    jump: turn => send(events.jump(turn)),
    restart: from => send(events.restart(from)),
    world: values => send(events.world(values)),
    language: tag => send(events.language(tag)),
    dial: position => send(events.dial(position)),
    upcoming: entries => send(events.upcoming(entries)),
    resume: choice => send(events.resume(choice)),
    reword: (entry, earlier) => reword(now().services, actor as never, events.reword(entry, earlier)),
    close: () => send(events.close()),
    subscribe: listener => {
      const subscription = actor.subscribe(({ frame }) => listener(frame))
      return () => subscription.unsubscribe()
    },
    onCue: listener => {
      const cues = unheard
      unheard = []
      const subscription = actor.on('cue', ({ cue }) => listener(cue))
      for (const cue of cues) listener(cue)
      return () => subscription.unsubscribe()
    },
    onRefused: listener => {
      const subscription = actor.on('refused', ({ error }) => listener(error))
      return () => subscription.unsubscribe()
    },
    settled: () => settled(actor),
    evaluate: (name, ...args) => {
      const { services, play } = now()
      return evaluateStory(services.context.replay, play, name, args)
    },
    save: () => actor.getPersistedSnapshot() as unknown as Json,
    history: range => historyOf(now().services.context.replay, now().play, range),
    ledger: () => frozen(entriesOf(now().play.ledger)),
    contextOf: async n => frozen(await contextOf(now().services, now().play, n)),
    ledgerEntry: n => frozen(entryAt(now().play.ledger, n)),
  }
}

function settled(actor: SessionActor): Promise<Frame> {
  const { frame } = actor.getSnapshot()
  if (frame.phase !== 'writing') return Promise.resolve(frame)
  return new Promise(resolve => {
    const done = (shown: Frame): void => {
      if (shown.phase === 'writing') return
      subscription.unsubscribe()
      resolve(shown)
    }
    const subscription = actor.subscribe({
      next: snapshot => done(snapshot.frame),
      complete: () => resolve(actor.getSnapshot().frame),
    })
  })
}
