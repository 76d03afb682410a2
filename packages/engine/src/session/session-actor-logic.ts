import type { ActorScope, ActorSystem, ActorSystemInfo } from 'xstate'
import { fetching } from '../base/fetching.ts'
import { frozen } from '../base/frozen.ts'
import { systemClock } from '../base/system-clock.ts'
import type { FillJob } from '../fill/pipeline/fill-job.ts'
import { beginPlay } from '../play/begin-play.ts'
import { setDial } from '../play/change-setting.ts'
import { cuesComing } from '../play/cues.ts'
import type { Outcome } from '../play/outcome.ts'
import type { Play } from '../play/play.ts'
import { reduce } from '../play/reduce.ts'
import type { Restorer } from '../save/restorer.ts'
import { savePlay } from '../save/save-play.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Story } from '../story/story.ts'
import type { EntryOf, VariablesOf } from '../story/story-types.ts'
import { applyChanges } from './apply-changes.ts'
import { callGame } from './call-game.ts'
import { dialAtRestore, dialAtStart } from './dial-at-start.ts'
import type { InternalEvent, ServicesEvent } from './events.ts'
import { fillCode } from './fill-code.ts'
import { outcomeOf } from './outcome-of.ts'
import { reword } from './reword.ts'
import type { SessionInput, SessionPorts } from './session-ports.ts'
import { SessionServices } from './session-services.ts'
import { closed, inside, showing, snapshotOf } from './session-snapshot.ts'
import type { InternalLogic, SessionEmitted, SessionLogic, SessionSnapshot } from './session-types.ts'
import { warnOfRefused } from './warn-of-refused.ts'

/** How long the player waits for words, as the fill pipeline does. */
const defaultDeadlineMs = 6000

type Scope = ActorScope<SessionSnapshot, InternalEvent, ActorSystem<ActorSystemInfo>, SessionEmitted>

/** What `sessionLogic` gives, with a way to restore saves. */
export function sessionActorLogic<S extends Story>(
  story: S,
  ports: SessionPorts<VariablesOf<S>>,
  restored: Pick<SessionInput<EntryOf<S>>, 'dial' | 'upcoming'>,
  restorer: Restorer,
): SessionLogic<S> {
  // What the types know of one story is a promise to whoever uses the logic; inside, any story is played.
  return internalLogic(story, ports as SessionPorts, restored, restorer) as unknown as SessionLogic<S>
}

function internalLogic(
  story: Story,
  ports: SessionPorts,
  restored: Pick<SessionInput, 'dial' | 'upcoming'>,
  restorer: Restorer,
): InternalLogic {
  return {
    transition(snapshot, event, scope) {
      const now = inside(snapshot)
      if ((event.type as string) === 'xstate.stop') {
        scope.defer(() => now?.services.close())
        return snapshotOf('stopped', snapshot.frame, now)
      }
      if (now === undefined || snapshot.status !== 'active' || event.type.startsWith('xstate.')) return snapshot
      const { services, play } = now
      if (event.type === 'save.read') {
        if (play.awaited === undefined || play.awaited !== event.awaited) return snapshot
        return opened(services, event.open(services.context), scope)
      }
      if (event.type === 'reword') {
        scope.defer(() => {
          reword(services, scope.self, event).catch(error => refuse(error, scope, ports))
        })
        return snapshot
      }
      try {
        const outcome = outcomeOf(restorer, services.context, play, event)
        const { play: next, jobs } = services.requested(outcome.play)
        const { reworded } = outcome
        if (reworded !== undefined) scope.defer(() => scope.emit({ type: 'reworded', reworded }))
        const closes = event.type === 'close'
        if (next === play && !closes && event.type !== 'services.ready') return snapshot
        carryOut({ ...outcome, play: next }, jobs, play, scope, services)
        if (event.type !== 'resume') announce(play, next, scope, ports)
        if (next === play && !closes) return snapshot
        if (!closes) return showing(services, next)
        scope.defer(() => services.close())
        return closed({ services, play: next })
      } catch (error) {
        if (!(error instanceof LacunaError)) throw error
        refuse(error, scope, ports)
        return snapshot
      }
    },
    getInitialSnapshot(scope, input) {
      const services = new SessionServices(story, ports)
      const begun = beginPlay(services.context, { ...input, dial: dialAtStart(ports, input?.dial) })
      if (input?.entry === undefined) return showing(services, begun)
      const outcome = reduce(services.context, begun, { type: 'enter', entry: input.entry })
      const { play, jobs } = services.requested(outcome.play)
      carryOut({ ...outcome, play }, jobs, undefined, scope, services)
      announce(undefined, play, scope, ports)
      return showing(services, play)
    },
    getPersistedSnapshot(snapshot) {
      return persisted(snapshot) as never
    },
    restoreSnapshot(saved, scope) {
      const services = new SessionServices(story, ports)
      return restoredAs(services, restorer.restore(services.context, saved), scope)
    },
    start(snapshot, scope) {
      const now = inside(snapshot)
      if (now?.play.awaited !== undefined) awaitSave(now.play.awaited, scope)
      if (now !== undefined) prepareFirst(now.services, now.play, scope)
    },
  }

  /** What a save that had to wait is opened as; it may have to wait once more, for what reads its format. */
  function opened(services: SessionServices, loaded: Play, scope: Scope): SessionSnapshot {
    const snapshot = restoredAs(services, loaded, scope)
    const read = inside(snapshot)?.play
    scope.defer(() => {
      if (read?.awaited !== undefined) awaitSave(read.awaited, scope)
      else if (read !== undefined) prepareFirst(services, read, scope)
    })
    return snapshot
  }

  /** What a session shows of a play-through that was loaded. */
  function restoredAs(services: SessionServices, loaded: Play, scope: Scope): SessionSnapshot {
    const { context } = services
    const { play } = reduce(context, loaded, { type: 'upcoming', entries: restored.upcoming })
    if (play.awaited !== undefined) return showing(services, play)
    const dial = dialAtRestore(ports, play.dial, restored.dial)
    const turned = play.dial === dial ? play : setDial(context, play, dial).play
    applyChanges(ports.world, () => play.goneOn ?? [], scope)
    // A play that broke was read well; one that could not be read, or not to its end, goes on where it stands.
    const isWhole = turned.frame.problem === undefined || (play.problem === undefined && play.unread === undefined)
    return isWhole && loaded.wasClosed === true ? closed({ services, play: turned }) : showing(services, turned)
  }
}

/** Does what a move asks for outside, after the snapshot that shows it. */
function carryOut(
  { play, changes, next, refused }: Outcome,
  jobs: readonly FillJob[],
  before: Play | undefined,
  scope: Scope,
  services: SessionServices,
): void {
  if (services.ports.provider !== undefined) scope.defer(() => fillOpenSlots(play, jobs, before, scope, services))
  applyChanges(services.ports.world, changes, scope)
  if (refused !== undefined) scope.defer(() => refuse(refused, scope, services.ports))
  if (next !== undefined) scope.defer(() => scope.self.send(next))
}

/** Says that a move was not possible. */
function refuse(error: LacunaError, scope: Scope, { onRefused = warnOfRefused }: SessionPorts): void {
  scope.emit({ type: 'refused', error })
  callGame(() => onRefused(error, scope.self))
}

/** Sends the momentary cues of what is shown now for the first time, once the frame has their lines. */
function announce(before: Play | undefined, play: Play, scope: Scope, { onCue }: SessionPorts): void {
  for (const each of cuesComing(before, play)) {
    const cue = frozen(each)
    scope.defer(() => {
      scope.emit({ type: 'cue', cue })
      callGame(() => onCue?.(cue, scope.self))
    })
  }
}

function fillOpenSlots(
  play: Play,
  jobs: readonly FillJob[],
  before: Play | undefined,
  scope: Scope,
  services: SessionServices,
): void {
  const fill = services.openFill(update => scope.self.send(update))
  if (fill === undefined) {
    if (before?.epoch !== play.epoch) services.movedAt = { epoch: play.epoch, at: services.now() }
    const turned = before?.dial !== play.dial
    if (play.dial === 'live' && (turned || play.openTurn !== undefined)) waitForFill(scope, services)
    return
  }
  if (before !== undefined && before.epoch !== play.epoch) fill.pipeline.dropBefore(play.epoch)
  const { movedAt } = services
  const [first] = jobs
  if (first !== undefined) fill.pipeline.write(jobs, movedAt?.epoch === first.epoch ? movedAt.at : undefined)
  fill.lookahead?.see(play)
}

/** The first passages are prepared while the title is read. */
function prepareFirst(services: SessionServices, play: Play, scope: Scope): void {
  if (services.ports.provider === undefined) return
  const fill = services.openFill(update => scope.self.send(update))
  if (fill !== undefined) fill.lookahead?.see(play)
  else if (play.dial === 'live') waitForFill(scope, services)
}

/** Fetches what fills slots; where it is not there in time, the session hears of that. */
function waitForFill({ self }: Scope, services: SessionServices): void {
  if (services.isWaiting) return
  services.isWaiting = true
  const { clock = systemClock, deadlineMs = defaultDeadlineMs } = services.ports
  const hear = (event: ServicesEvent): void => {
    stop()
    services.isWaiting = false
    if (self.getSnapshot().status === 'active') self.send(event)
  }
  const stop = clock.after(deadlineMs, () => hear({ type: 'services.unavailable', reason: 'deadline' }))
  fillCode.fetch().then(
    () => hear({ type: 'services.ready' }),
    () => hear({ type: 'services.unavailable', reason: 'provider-failed' }),
  )
}

/** Fetches what a save waits for, and gives the session what can be read of it then. */
function awaitSave(awaited: NonNullable<Play['awaited']>, { self }: Scope): void {
  fetching(awaited()).then(open => {
    if (self.getSnapshot().status === 'active') self.send({ type: 'save.read', awaited, open })
  })
}

function persisted(snapshot: SessionSnapshot): unknown {
  const now = inside(snapshot)
  if (now === undefined) {
    throw new LacunaError('session-closed', 'This snapshot was not made by a session of this logic.')
  }
  // What could not be read is nobody's to write over.
  if (now.play.unread !== undefined) return now.play.unread
  return savePlay(now.services.context.story, now.play, snapshot.status === 'done' ? 'done' : 'active')
}
