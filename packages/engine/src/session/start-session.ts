import { createActor } from 'xstate'
import type { MomentaryCue } from '../story/frame.ts'
import type { Variables } from '../story/passage.ts'
import type { Dial } from '../story/slot.ts'
import type { Story } from '../story/story.ts'
import type { EntryOf, VariablesOf } from '../story/story-types.ts'
import type { Session } from './session.ts'
import type { sessionLogic } from './session-logic.ts'
import { sessionOver } from './session-of.ts'
import type { SessionInput, SessionPorts } from './session-ports.ts'

/** Everything that {@link createSession} takes; each has its default. */
export interface SessionOptions<Entry extends string = string, Vars extends Variables = Variables>
  extends Omit<SessionPorts<Vars>, 'dial'>,
    Omit<SessionInput<Entry>, 'dial'> {
  /**
   * Where the dial stands, or a function that says so. Default `author`, or where the save has it; with a save, the lower
   * of the two holds. See `dial` of `SessionPorts`.
   */
  readonly dial?: Dial | (() => Dial | undefined) | undefined
  /** A save to go on from: the object, or its JSON text. One that can't be read becomes phase `failed`. */
  readonly snapshot?: unknown
}

/** A session of a story, of whatever logic. */
export function startSession<S extends Story>(
  story: S,
  options: SessionOptions<EntryOf<S>, VariablesOf<S>>,
  logicOf: typeof sessionLogic,
): Session<S> {
  const { snapshot, seed, language, dial: stands, entry, upcoming, ...rest } = options
  const [dial, port] = typeof stands === 'function' ? [undefined, stands] : [stands, undefined]
  const ports = { ...rest, dial: port } as SessionPorts
  const input = {
    ...(seed === undefined ? {} : { seed }),
    ...(language === undefined ? {} : { language }),
    ...(dial === undefined ? {} : { dial }),
    ...(entry === undefined ? {} : { entry }),
    ...(upcoming === undefined ? {} : { upcoming }),
  } satisfies SessionInput
  const actor = createActor(logicOf<Story>(story, ports, input), {
    input,
    // To XState, nothing and an empty text would be no save at all; they are a bad one.
    ...(snapshot === undefined ? {} : { snapshot: (snapshot || {}) as never }),
  })
  const first = actor.getSnapshot()
  if (first.status === 'error') throw first.error
  const early: MomentaryCue[] = []
  const hearing = actor.on('cue', ({ cue }) => early.push(cue))
  actor.start()
  hearing.unsubscribe()
  return sessionOver(actor, early) as unknown as Session<S>
}
