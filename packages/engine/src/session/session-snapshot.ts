import type { Play } from '../play/play.ts'
import type { Frame } from '../story/frame.ts'
import type { SessionServices } from './session-services.ts'
import type { SessionOutput, SessionSnapshot } from './session-types.ts'

/** A play-through and what the session keeps beside it, behind the snapshot that shows it. */
export interface Inside {
  readonly services: SessionServices
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

/** A snapshot that shows the frame of a play-through. */
export function snapshotOf(
  status: SessionSnapshot['status'],
  frame: Frame,
  now: Inside | undefined,
  output?: SessionOutput,
): SessionSnapshot {
  return new SnapshotWithPlay(status, frame, now, output) as SessionSnapshot
}

/** The snapshot of a session that goes on. */
export function showing(services: SessionServices, play: Play): SessionSnapshot {
  return snapshotOf('active', play.frame, { services, play })
}

/** The snapshot of a session that is over for good. */
export function closed(now: Inside): SessionSnapshot {
  const { frame } = now.play
  return snapshotOf('done', frame, now, { ending: frame.ending, variables: frame.variables })
}
