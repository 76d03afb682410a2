import type { SentRequest } from '../fill/pipeline/sent-requests.ts'
import { entriesOf } from '../ledger/ledger.ts'
import type { AskedProvider, LedgerEntry } from '../ledger/ledger-entry.ts'
import type { OpenTurn, Segment, SlotState } from '../play/open-turn.ts'
import { turnsOf } from '../play/path.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import { wordingsUpTo } from '../play/replace-wording.ts'
import { reframe } from '../play/show-play.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { softDigest } from '../provider/request/soft-digest.ts'
import { jobForGroup } from './job-for.ts'
import { KnownRequests } from './known-requests.ts'
import { requestContext } from './request-context.ts'
import { withEarlierWordings } from './reword-job.ts'

/**
 * The request of a fill, worked out again from the journal: its key proves that it is the same, word for word. Nothing
 * where the path has left it, or the story has changed.
 *
 * @param n the ledger entry of the fill.
 */
export function rebuildRequest(context: PlayContext, play: Play, n: number): SentRequest | undefined {
  const entries = entriesOf(play.ledger)
  const entry = entries[n - 1]
  if (entry?.kind !== 'fill' || entry.fill.key === undefined) return undefined
  const { key } = entry.fill
  const asked = requestOf(entries, n, key)
  const turn = turnsOf(play).at(entry.turn - 1) ?? play.openTurn
  if (asked === undefined || turn === undefined || turn.entry > n) return undefined
  const isOpen = 'segments' in turn
  const before = { ...play, tip: isOpen ? play.tip : turn.previous, openTurn: undefined, redo: undefined }
  const { provider: id, model } = asked.request
  // One that was prepared may have been told less than stood there when it was shown.
  const { soft } = entry.fill.source === 'author' ? asked.request : entry.fill
  const provider = { id, ...(model !== undefined && { model }) } as NarrativeProvider
  const { supersedes } = entry.fill
  const wordings = supersedes === undefined ? [] : wordingsUpTo(play.ledger, supersedes)
  const ran: OpenTurn | undefined = isOpen ? turn : [...context.replay.inOrder([turn], play.seed)][0]
  const segments = ran?.segments ?? []
  for (const language of languagesAt(entries, n, play.language, context.story.bible.language)) {
    const here = reframe(context, { ...before, language })
    for (const isShared of [true, false]) {
      const made = requestContext(context, here, { provider, isShared, known: new KnownRequests() })
      const requests = soft === undefined ? { ...made, pageBefore: () => undefined } : made
      for (const [index, segment] of segments.entries()) {
        const waiting = placesOf(asked.request.slots, segment)
        if (waiting === undefined) continue
        const before = { ...(ran as OpenTurn), segments: segments.slice(0, index).map(one => asOf(one, asked.n)) }
        const job = jobForGroup(requests, before, segment, waiting)
        const request = job.key === key ? asSent(job.request, wordings, soft) : undefined
        if (request !== undefined) return { request, cuts: job.cuts ?? [] }
      }
    }
  }
  return undefined
}

/**
 * The request, with the earlier wordings of its slot that it quoted, if it did: the digest of what is soft in it says so.
 *
 * @param wordings all that it may have quoted, the latest last.
 */
function asSent(request: FillRequest, wordings: readonly string[], soft: string | undefined): FillRequest | undefined {
  const quoting = wordings.map((_, last) => withEarlierWordings(request, wordings.slice(0, last + 1)))
  return [request, ...quoting].find(one => softDigest(one) === soft)
}

/** Where the slots of a request stand in a passage, if all of them do. */
function placesOf(slots: readonly string[], { passage }: Segment): readonly number[] | undefined {
  const places: number[] = []
  for (const id of slots) {
    const place = passage.slots.findIndex(({ slot }, index) => slot.id === id && index > (places.at(-1) ?? -1))
    if (place === -1) return undefined
    places.push(place)
  }
  return places
}

/** The segment with the fills that it had when an entry was written. */
function asOf(segment: Segment, n: number): Segment {
  const slots = segment.slots.map(
    (state): SlotState =>
      state.kind === 'filled' && state.entry > n ? { kind: 'open', shown: '', source: state.fill.source } : state,
  )
  return { ...segment, slots }
}

function requestOf(
  entries: readonly LedgerEntry[],
  n: number,
  key: string,
): (LedgerEntry & { readonly kind: 'request'; readonly request: AskedProvider }) | undefined {
  const entry = entries.findLast(one => one.n < n && one.kind === 'request' && one.request.key === key)
  return entry?.kind === 'request' ? entry : undefined
}

/** Languages that may have been set then. The first one is no move; whichever gives the key is the right one. */
function languagesAt(entries: readonly LedgerEntry[], n: number, ...others: readonly string[]): ReadonlySet<string> {
  const set = entries.findLast(one => one.n < n && one.kind === 'move' && one.move.type === 'language')
  const language = set?.kind === 'move' && set.move.type === 'language' ? [set.move.language] : []
  return new Set([...language, ...others])
}
