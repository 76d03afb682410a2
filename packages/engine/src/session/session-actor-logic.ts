import type { ActorLogic, ActorScope, ActorSystem, ActorSystemInfo, Snapshot } from 'xstate'
import { fetching } from '../base/fetching.ts'
import { frozen } from '../base/frozen.ts'
import { systemClock } from '../base/system-clock.ts'
import type { FillUpdate } from '../fill/pipeline/fill-update.ts'
import { Fold, type Outcome } from '../play/fold.ts'
import type { Play } from '../play/play.ts'
import type { Restorer } from '../save/restorer.ts'
import { savePlay } from '../save/save-play.ts'
import type { Frame } from '../story/frame.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Cue, Variables } from '../story/passage.ts'
import type { Story } from '../story/story.ts'
import { applyChanges } from './apply-changes.ts'
import { dialAtRestore, dialAtStart } from './dial-at-start.ts'
import type { SaveEvent, ServicesEvent, SessionEvent } from './events.ts'
import { fetchedServices, fetchServices } from './fetch-services.ts'
import type { FillServices } from './fill-services.ts'
import { keepServices } from './metrics.ts'
import type { SessionInput, SessionPorts } from './session-ports.ts'

/** How long the player waits for words, as the Desk does. */
const defaultDeadlineMs = 6000

/** What the session's actor gives when it is closed. */
export interface SessionOutput {
  readonly ending: string | undefined
  readonly variables: Variables
}

/** What the session's actor shows: the frame, under the names that XState asks for. */
export type SessionSnapshot = Snapshot<SessionOutput> & { readonly frame: Frame }

/** What a session emits besides frames; listen with `actor.on(type, ...)`. */
export type SessionEmitted =
  /** A move that was not possible; the session is as it was. */
  | { readonly type: 'refused'; readonly error: LacunaError }
  /** A sound or an effect of the moment. */
  | { readonly type: 'cue'; readonly cue: Cue }

/** A session as actor logic: for `createActor`, or as an actor of a game's own machine. */
export type SessionLogic = ActorLogic<
  SessionSnapshot,
  SessionEvent,
  SessionInput | undefined,
  ActorSystem<ActorSystemInfo>,
  SessionEmitted
>

type Scope = ActorScope<SessionSnapshot, SessionEvent, ActorSystem<ActorSystemInfo>, SessionEmitted>

/** A play-through and the fold that understands it, behind the snapshot that shows it. */
interface Inside {
  readonly fold: Fold
  readonly play: Play
}

/** Keeps the play-through out of what XState, an inspector or a spread sees of a snapshot. */
class SnapshotWithPlay {
  readonly status: SessionSnapshot['status']
  readonly output: SessionOutput | undefined
  readonly error: unknown
  readonly frame: Frame
  readonly #inside: Inside | undefined

  constructor(status: SessionSnapshot['status'], frame: Frame, inside: Inside | undefined, output?: SessionOutput) {
    this.status = status
    this.output = output
    this.error = undefined
    this.frame = frame
    this.#inside = inside
  }

  static insideOf(snapshot: object): Inside | undefined {
    return #inside in snapshot ? snapshot.#inside : undefined
  }
}

/** The play-through behind a session's snapshot; for what is read from a session without changing it. */
export function inside(snapshot: SessionSnapshot): Inside | undefined {
  return SnapshotWithPlay.insideOf(snapshot)
}

/** Makes requests, once it was fetched. */
const requestBuilder = () => fetchedServices()?.jobFor

/** What `sessionLogic` gives, with a way to restore saves. */
export function sessionActorLogic(
  story: Story,
  ports: SessionPorts,
  restored: Pick<SessionInput, 'dial' | 'upcoming'>,
  restore: Restorer,
): SessionLogic {
  const servicesByActor = new WeakMap<object, FillServices>()
  /** Actors whose Desk is on its way. */
  const waiting = new WeakSet<object>()
  /** When the latest move was made before there was a Desk, by actor: the turn's deadline runs from then. */
  const movedAt = new WeakMap<object, { readonly epoch: number; readonly at: number }>()
  const servicesFor = (scope: Scope, fold: Fold): FillServices | undefined => {
    let services = servicesByActor.get(scope.self)
    const desk = fetchedServices()
    if (services === undefined && desk !== undefined) {
      services = desk.openFillServices(fold, ports, (update: FillUpdate) => scope.self.send(update))
      servicesByActor.set(scope.self, services)
      keepServices(scope.self, services)
    }
    return services
  }
  const waitForServices = ({ self }: Scope): void => {
    if (waiting.has(self)) return
    waiting.add(self)
    const { clock = systemClock, deadlineMs = defaultDeadlineMs } = ports
    const hear = (event: ServicesEvent): void => {
      stop()
      waiting.delete(self)
      if (self.getSnapshot().status === 'active') self.send(event)
    }
    const stop = clock.after(deadlineMs, () => hear({ type: 'services.unavailable', reason: 'deadline' }))
    fetchServices().then(
      () => hear({ type: 'services.ready' }),
      () => hear({ type: 'services.unavailable', reason: 'provider-failed' }),
    )
  }
  const carryOut = (outcome: Outcome, before: Play | undefined, scope: Scope, fold: Fold): void => {
    const { play, jobs, cues, changes, next, refused } = outcome
    const announce = (): void => {
      for (const cue of cues) scope.emit({ type: 'cue', cue: frozen(cue) })
    }
    // While an actor is made nobody can listen to it yet: the cues of its first passage wait for its start.
    if (before === undefined) scope.defer(announce)
    else announce()
    if (ports.provider !== undefined) {
      scope.defer(() => {
        const services = servicesFor(scope, fold)
        if (services === undefined) {
          const { clock = systemClock } = ports
          if (before?.epoch !== play.epoch) movedAt.set(scope.self, { epoch: play.epoch, at: clock.now() })
          const turned = before?.dial !== play.dial
          if (play.dial === 'live' && (turned || play.openTurn !== undefined)) waitForServices(scope)
          return
        }
        const { desk, lookahead } = services
        if (before !== undefined && before.epoch !== play.epoch) desk.dropBefore(play.epoch)
        const moved = movedAt.get(scope.self)
        for (const job of jobs) desk.write(job, moved?.epoch === job.epoch ? moved.at : undefined)
        lookahead?.see(play)
      })
    }
    applyChanges(ports.world, changes, scope)
    if (refused !== undefined) scope.defer(() => scope.emit({ type: 'refused', error: refused }))
    if (next !== undefined) scope.defer(() => scope.self.send(next))
  }
  return {
    transition(snapshot, event, scope) {
      const now = inside(snapshot)
      if ((event.type as string) === 'xstate.stop') {
        scope.defer(() => servicesByActor.get(scope.self)?.close())
        return snapshotOf('stopped', snapshot.frame, now)
      }
      if (now === undefined || snapshot.status !== 'active' || event.type.startsWith('xstate.')) return snapshot
      const { fold, play } = now
      if (event.type === 'save.read') {
        if (play.awaited === undefined || play.awaited !== event.awaited) return snapshot
        const opened = restoredAs(fold, event.open(fold), scope)
        const { play: read } = inside(opened) as Inside
        scope.defer(() => {
          // It is of an older format, too.
          if (read.awaited !== undefined) awaitSave(read.awaited, scope)
          else prepareFirst({ fold, play: read }, scope)
        })
        return opened
      }
      try {
        const outcome = outcomeOf(fold, play, event)
        const closes = event.type === 'close'
        if (outcome.play === play && !closes && event.type !== 'services.ready') return snapshot
        carryOut(outcome, play, scope, fold)
        if (outcome.play === play && !closes) return snapshot
        const next = showing(fold, outcome.play)
        return closes ? finished(next, { fold, play: outcome.play }, scope) : next
      } catch (error) {
        if (!(error instanceof LacunaError)) throw error
        scope.emit({ type: 'refused', error })
        return snapshot
      }
    },
    getInitialSnapshot(scope, input) {
      const fold = new Fold(story, ports, requestBuilder)
      const begun = fold.begin({ ...input, dial: dialAtStart(ports, input?.dial) })
      if (input?.entry === undefined) return showing(fold, begun)
      const outcome = fold.move(begun, { type: 'enter', entry: input.entry })
      carryOut(outcome, undefined, scope, fold)
      return showing(fold, outcome.play)
    },
    getPersistedSnapshot(snapshot) {
      return persisted(snapshot) as never
    },
    restoreSnapshot(saved, scope) {
      const fold = new Fold(story, ports, requestBuilder)
      return restoredAs(fold, restore(fold, saved), scope)
    },
    start(snapshot, scope) {
      const now = inside(snapshot)
      if (now?.play.awaited !== undefined) awaitSave(now.play.awaited, scope)
      if (now !== undefined) prepareFirst(now, scope)
    },
  }

  /** The first passages are prepared while the title is read. */
  function prepareFirst({ fold, play }: Inside, scope: Scope): void {
    if (ports.provider === undefined) return
    const services = servicesFor(scope, fold)
    if (services !== undefined) services.lookahead?.see(play)
    else if (play.dial === 'live') waitForServices(scope)
  }

  /** What a session shows of a play-through that was loaded. */
  function restoredAs(fold: Fold, loaded: Play, scope: Scope): SessionSnapshot {
    const play = fold.move(loaded, { type: 'upcoming', entries: restored.upcoming }).play
    if (play.awaited !== undefined) return showing(fold, play)
    const dial = dialAtRestore(ports, play.dial, restored.dial)
    const turned = play.dial === dial ? play : fold.dial(play, dial).play
    applyChanges(ports.world, () => play.goneOn ?? [], scope)
    const shown = showing(fold, turned)
    const { frame } = shown
    // A play that broke was read well; one that could not be read, or not to its end, goes on where it stands.
    const isWhole = frame.problem === undefined || (play.problem === undefined && play.unread === undefined)
    if (!isWhole || loaded.wasClosed !== true) return shown
    const output = { ending: frame.ending, variables: frame.variables }
    return snapshotOf('done', frame, inside(shown), output)
  }

  function finished(snapshot: SessionSnapshot, now: Inside, scope: Scope): SessionSnapshot {
    scope.defer(() => servicesByActor.get(scope.self)?.close())
    const { ending, variables } = snapshot.frame
    return snapshotOf('done', snapshot.frame, now, { ending, variables })
  }

  function persisted(snapshot: SessionSnapshot): unknown {
    const now = inside(snapshot)
    if (now === undefined)
      throw new LacunaError('session-closed', 'This snapshot was not made by a session of this logic.')
    // What could not be read is nobody's to write over.
    if (now.play.unread !== undefined) return now.play.unread
    return savePlay(now.fold, now.play, snapshot.status === 'done' ? 'done' : 'active')
  }
}

/** Fetches what a save waits for, and gives the session what can be read of it then. */
function awaitSave(awaited: NonNullable<Play['awaited']>, { self }: Scope): void {
  fetching(awaited()).then(open => {
    if (self.getSnapshot().status === 'active') self.send({ type: 'save.read', awaited, open })
  })
}

function showing(fold: Fold, play: Play): SessionSnapshot {
  return snapshotOf('active', play.frame, { fold, play })
}

function snapshotOf(
  status: SessionSnapshot['status'],
  frame: Frame,
  now: Inside | undefined,
  output?: SessionOutput,
): SessionSnapshot {
  return new SnapshotWithPlay(status, frame, now, output) as SessionSnapshot
}

function outcomeOf(fold: Fold, play: Play, event: Exclude<SessionEvent, SaveEvent>): Outcome {
  switch (event.type) {
    case 'fill.text':
    case 'fill.done':
      return fold.update(play, event)
    case 'services.ready':
      return fold.servicesReady(play)
    case 'services.unavailable':
      return fold.settle(play, event.reason)
    default:
      return fold.move(play, event)
  }
}
