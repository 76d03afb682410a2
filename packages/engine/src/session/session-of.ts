import { type Actor, createActor } from 'xstate'
import { frozen } from '../base/frozen.ts'
import type { Json } from '../base/json.ts'
import { entriesOf, entryAt } from '../ledger/ledger.ts'
import type { LedgerEntry } from '../ledger/ledger-entry.ts'
import { type HistoryTurn, historyOf } from '../record/history.ts'
import { markdownTranscript, textTranscript } from '../record/transcript.ts'
import type { Frame } from '../story/frame.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Cue, Variables } from '../story/passage.ts'
import type { Dial } from '../story/slot.ts'
import type { Story } from '../story/story.ts'
import { contextOf, type FillContext } from './context-of.ts'
import type { SessionMove } from './events.ts'
import * as events from './events.ts'
import { metricsOf, type SessionMetrics } from './metrics.ts'
import type { SessionLogic } from './session-actor-logic.ts'
import type { sessionLogic } from './session-logic.ts'
import type { SessionInput, SessionPorts } from './session-ports.ts'
import { inside } from './session-snapshot.ts'

/** Everything that {@link createSession} takes; each has its default. */
export interface SessionOptions<Entry extends string = string>
  extends Omit<SessionPorts, 'dial'>,
    Omit<SessionInput, 'entry' | 'upcoming' | 'dial'> {
  /**
   * Where the dial stands, or a function that says so. Default `author`, or where the save has it; with a save, the lower
   * of the two holds. See `dial` of `SessionPorts`.
   */
  readonly dial?: Dial | (() => Dial | undefined) | undefined
  /** Enter here at once; the empty text is the story's start. Default: stay idle until `enter`. */
  readonly entry?: Entry | ''
  /**
   * Entries that may come first, the empty text for the start: prepared while the session is idle, or at an end. Default:
   * the start, and at an end the first entry once more.
   */
  readonly upcoming?: readonly (Entry | '')[]
  /** A save to go on from: the object, or its JSON text. One that can't be read becomes phase `failed`. */
  readonly snapshot?: unknown
}

/**
 * One play-through, in its short form: the actor is made and started, and moves are methods. Each throws a
 * `LacunaError` when it is not possible, and changes nothing then.
 */
export interface Session<Entry extends string = string> {
  /** What is shown now. */
  readonly frame: Frame
  /** The XState actor behind it. */
  readonly actor: Actor<SessionLogic>
  /** @throws LacunaError `unknown-entry`, `wrong-input` */
  enter(entry?: Entry): void
  /** @throws LacunaError `unknown-choice`, `nothing-offered` */
  choose(id: string): void
  /** @throws LacunaError `answer-not-understood`, `nothing-offered`, `wrong-input` */
  answer(text: string): void
  /** @throws LacunaError `nothing-to-go-back-to` */
  back(): void
  /** @throws LacunaError `nothing-to-go-forward-to` */
  forward(): void
  /** @throws LacunaError `unknown-turn` */
  jump(turn: number): void
  restart(seed?: number): void
  /** @throws LacunaError `not-entered`, `unknown-variable`, `wrong-value` */
  world(values: Variables): void
  /** @throws LacunaError `unknown-language` */
  language(tag: string): void
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
  /** Calls back with each new frame; the returned function ends it. */
  subscribe(listener: (frame: Frame) => void): () => void
  /**
   * Calls back with each cue of the moment: a sound, an effect. Those of the passage that the option `entry` opened are
   * kept for the first who listens, until the next move.
   */
  onCue(listener: (cue: Cue) => void): () => void
  /** The frame, as soon as nothing is being written. */
  settled(): Promise<Frame>
  /** The play-through as JSON, at any instant. */
  save(): Json
  /** The turns of the path, or some of them; said again from the journal. */
  history(range?: { readonly from?: number; readonly to?: number }): readonly HistoryTurn[]
  /** The play-through as a reader would keep it. */
  transcript(format: 'text' | 'markdown'): string
  /** Everything that was recorded, oldest first. */
  ledger(): readonly LedgerEntry[]
  /** Waits, requests and tokens so far, and what is being prepared. Absent until a provider was needed. */
  readonly metrics: SessionMetrics | undefined
  /**
   * What a provider was told for the fill of a ledger entry, and what was left out of it for a limit. The latest
   * requests are kept; an older one is worked out again, in code that is fetched when it is first needed. Nothing where
   * nothing was sent. Rejects where that code can't be fetched.
   */
  contextOf(entry: number): Promise<FillContext | undefined>
  /** The entry that a span's origin names. */
  entry(n: number): LedgerEntry | undefined
  /** Ends the session for good. */
  close(): void
}

/** A session of a story, of whatever logic. */
export function sessionOf<Entry extends string>(
  story: Story<Entry>,
  options: SessionOptions<NoInfer<Entry>>,
  logicOf: typeof sessionLogic,
): Session<Entry> {
  const { snapshot, seed, language, dial: stands, entry, upcoming, ...rest } = options
  const [dial, port] = typeof stands === 'function' ? [undefined, stands] : [stands, undefined]
  const ports: SessionPorts = { ...rest, dial: port }
  const input: SessionInput = {
    ...(seed === undefined ? {} : { seed }),
    ...(language === undefined ? {} : { language }),
    ...(dial === undefined ? {} : { dial }),
    ...(entry === undefined ? {} : { entry }),
    ...(upcoming === undefined ? {} : { upcoming }),
  }
  const actor = createActor(logicOf(story as Story, ports, input), {
    input,
    // To XState, nothing and an empty text would be no save at all; they are a bad one.
    ...(snapshot === undefined ? {} : { snapshot: (snapshot || {}) as never }),
  })
  const first = actor.getSnapshot()
  if (first.status === 'error') throw first.error
  let refused: LacunaError | undefined
  actor.on('refused', ({ error }) => {
    refused = error
  })
  let kept: Cue[] = []
  const keeping = actor.on('cue', ({ cue }) => kept.push(cue))
  actor.start()
  keeping.unsubscribe()
  const now = () => inside(actor.getSnapshot()) as NonNullable<ReturnType<typeof inside>>
  const send = (move: SessionMove): void => {
    if (actor.getSnapshot().status !== 'active') {
      throw new LacunaError('session-closed', 'The session was closed.', { hint: 'Make a new one from a save.' })
    }
    refused = undefined
    kept = []
    actor.send(move)
    if (refused !== undefined) throw refused
  }
  return {
    actor,
    get frame() {
      return actor.getSnapshot().frame
    },
    get metrics() {
      return metricsOf(now().services.fill)
    },
    enter: entry => send(events.enter(entry)),
    choose: id => send(events.choose(id)),
    answer: text => send(events.answer(text)),
    back: () => send(events.back()),
    forward: () => send(events.forward()),
    jump: turn => send(events.jump(turn)),
    restart: from => send(events.restart(from)),
    world: values => send(events.world(values)),
    language: tag => send(events.language(tag)),
    dial: position => send(events.dial(position)),
    upcoming: entries => send(events.upcoming(entries)),
    resume: choice => send(events.resume(choice)),
    close: () => send(events.close()),
    subscribe: listener => {
      const subscription = actor.subscribe(({ frame }) => listener(frame))
      return () => subscription.unsubscribe()
    },
    onCue: listener => {
      const early = kept
      kept = []
      const subscription = actor.on('cue', ({ cue }) => listener(cue))
      for (const cue of early) listener(cue)
      return () => subscription.unsubscribe()
    },
    settled: () => settled(actor),
    save: () => actor.getPersistedSnapshot() as unknown as Json,
    history: range => historyOf(now().services.context.replay, now().play, range),
    transcript: format => {
      const { services, play } = now()
      const { story, replay } = services.context
      return (format === 'text' ? textTranscript : markdownTranscript)(story, historyOf(replay, play))
    },
    ledger: () => frozen(entriesOf(now().play.ledger)),
    contextOf: async n => frozen(await contextOf(now().services, now().play, n)),
    entry: n => frozen(entryAt(now().play.ledger, n)),
  }
}

function settled(actor: Actor<SessionLogic>): Promise<Frame> {
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
