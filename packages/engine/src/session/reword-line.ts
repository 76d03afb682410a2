import type { FillUpdate } from '../fill/pipeline/fill-update.ts'
import { append, entryAt, type Ledger, latestOf } from '../ledger/ledger.ts'
import type { AskedProvider } from '../ledger/ledger-entry.ts'
import { type Outcome, unchanged } from '../play/outcome.ts'
import type { Play } from '../play/play.ts'
import { replaceWording, stoodBefore } from '../play/replace-wording.ts'
import type { Reworded } from '../play/reworded.ts'
import { lastStoryTurn, notRewordable, type WordingPlace, wordingPlace } from '../play/wording-place.ts'
import type { Fill } from '../story/fill.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { anotherWording, type FoundWording } from './another-wording.ts'
import type { RewordEvent, SessionMove } from './events.ts'
import type { SessionServices } from './session-services.ts'
import { inside } from './session-snapshot.ts'
import type { SessionSnapshot } from './session-types.ts'

/** The move that asks for another wording. */
export type RewordMove = Extract<SessionMove, { readonly type: 'reword' }>

/** The actor of a session, as far as it is needed here. */
export interface RewordingActor {
  getSnapshot(): SessionSnapshot
  send(event: FillUpdate | RewordEvent): void
  subscribe(observer: { next(): void; complete(): void }): { unsubscribe(): void }
}

/** Times that a provider is asked for other wordings in one turn. */
const mostAsked = 6

/** Sessions in which another wording is being asked for. */
const underWay = new WeakSet<SessionServices>()

/**
 * Another wording for a line of the last turn, whatever its source; or an earlier one, brought back. Nothing waits for it: a
 * move on, or another dial or language, calls it off.
 *
 * @throws LacunaError `not-rewordable`, `session-closed`, as a rejection.
 */
export async function rewordLine(
  services: SessionServices,
  self: RewordingActor,
  { entry, earlier }: RewordMove,
): Promise<Reworded> {
  const play = playOf(self)
  const place = wordingPlace(services.context, play, entry)
  if (underWay.has(services)) {
    throw notRewordable(entry, 'another wording is being asked for', 'Wait for what comes of that.')
  }
  if (earlier !== undefined) return applied(services, self, play, place, { fill: earlierFill(play, entry, earlier) })
  if (askedIn(play.ledger, place.turn) >= mostAsked) {
    const why = `other wordings of this turn were asked for ${mostAsked} times`
    throw notRewordable(entry, why, 'Bring back an earlier one, or go on.')
  }
  const abort = new AbortController()
  const watch = self.subscribe({
    next: () => {
      if (!isUnmoved(self, play, place)) abort.abort()
    },
    complete: () => abort.abort(),
  })
  const record = (request: AskedProvider): void => {
    const asked = { ...request, supersedes: entry }
    self.send({
      type: 'reword.done',
      apply: (_, now) =>
        unchanged({ ...now, ledger: append(now.ledger, place.turn.number, { kind: 'request', request: asked }) }),
    })
  }
  underWay.add(services)
  try {
    const found = await anotherWording(services, play, place, { abort, record, send: update => self.send(update) })
    return await applied(services, self, play, place, found)
  } finally {
    watch.unsubscribe()
    underWay.delete(services)
  }
}

/** What became of it, once the session has taken it. */
function applied(
  services: SessionServices,
  self: RewordingActor,
  asked: Play,
  place: WordingPlace,
  found: FoundWording,
): Promise<Reworded> {
  const { slot } = place.fill
  return new Promise(resolve => {
    const dropped: Reworded = { state: 'dropped', slot, entry: place.entry }
    if (self.getSnapshot().status !== 'active') return resolve(dropped)
    const done = (now: Play, reworded: Reworded): Outcome => {
      resolve(reworded)
      services.fill?.reworded.note(reworded)
      return { ...unchanged(now), reworded }
    }
    self.send({
      type: 'reword.done',
      apply: (context, now) => {
        if (!isUnmoved(self, asked, place)) return done(now, dropped)
        if (found.fill === undefined) {
          return done(now, { state: 'kept', slot, entry: place.entry, reason: found.reason })
        }
        const next = replaceWording(context, now, place, found.fill, found.notes)
        return done(next, { state: 'replaced', slot, entry: next.ledger.length })
      },
    })
  })
}

/** @throws LacunaError `session-closed` */
function playOf(self: RewordingActor): Play {
  const snapshot = self.getSnapshot()
  const play = inside(snapshot)?.play
  if (play !== undefined && snapshot.status === 'active') return play
  throw new LacunaError('session-closed', 'The session was closed.', { hint: 'Make a new one from a save.' })
}

/** Whether the player still stands where they asked, with the same settings. */
function isUnmoved(self: RewordingActor, { dial, language }: Play, { turn }: WordingPlace): boolean {
  const now = inside(self.getSnapshot())?.play
  if (now === undefined || now.openTurn !== undefined) return false
  return lastStoryTurn(now) === turn && now.dial === dial && now.language === language
}

/** @throws LacunaError `not-rewordable` where it never stood there. */
function earlierFill({ ledger }: Play, entry: number, earlier: number): Fill {
  const recorded = stoodBefore(ledger, entry, earlier) ? entryAt(ledger, earlier) : undefined
  if (recorded?.kind === 'fill') {
    const { supersedes: _, ...fill } = recorded.fill
    return fill
  }
  const hint = 'Follow `supersedes` from its entry of the ledger.'
  throw notRewordable(entry, `entry ${Number(earlier)} never stood in its place`, hint)
}

/** How often another wording was asked for in a turn. */
function askedIn(ledger: Ledger, turn: WordingPlace['turn']): number {
  let count = 0
  for (let at: Ledger | undefined = ledger; at !== undefined && at.length > turn.entry; at = at.before) {
    const record = latestOf(at)
    if (record?.kind === 'request' && record.request.supersedes !== undefined) count++
  }
  return count
}
