import type { FillJob } from '../fill/pipeline/fill-job.ts'
import { append } from '../ledger/ledger.ts'
import type { OpenTurn, Segment } from '../play/open-turn.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import { softDigest } from '../provider/request/soft-digest.ts'
import { jobsFor } from './job-for.ts'
import { type RequestContext, type RequestPorts, requestContext } from './request-context.ts'

/** A play-through whose open slots are all requested, and the jobs that are new. */
export interface Requested {
  readonly play: Play
  readonly jobs: readonly FillJob[]
}

/** Makes the requests that the open turn of a play-through lacks, and records them. */
export function requestOpenSlots(context: PlayContext, play: Play, ports: RequestPorts): Requested {
  const { openTurn } = play
  if (openTurn === undefined) return { play, jobs: [] }
  const jobs = jobsIn(requestContext(context, play, ports), openTurn)
  if (jobs.length === 0) return { play, jobs: [] }
  const { provider } = ports
  let { ledger } = play
  const segments = [...openTurn.segments]
  for (const { job, index } of jobs) {
    const { key, request, slots } = job
    const soft = softDigest(request)
    ledger = append(ledger, openTurn.number, {
      kind: 'request',
      request: {
        slots: slots.map(slot => slot.open.slot.id),
        key,
        provider: provider.id,
        ...(provider.model === undefined ? {} : { model: provider.model }),
        reads: request.reads,
        ...(soft === undefined ? {} : { soft }),
      },
    })
    segments[index] = requestedBy(segments[index] as Segment, slots, ledger.length)
  }
  return { play: { ...play, ledger, openTurn: { ...openTurn, segments } }, jobs: jobs.map(({ job }) => job) }
}

/**
 * The jobs of the open slots that were not requested yet, each with the place of its segment in the turn: one or several
 * for a segment.
 *
 * @param from the first segment that is looked at. Default: the first of the turn.
 */
export function jobsIn(
  context: RequestContext,
  openTurn: OpenTurn,
  from = 0,
): readonly { readonly job: FillJob; readonly index: number }[] {
  return openTurn.segments.slice(from).flatMap((segment, place) => {
    const waiting = segment.slots.flatMap((slot, index) => (slot.kind === 'open' ? [index] : []))
    if (segment.requests !== undefined || waiting.length === 0) return []
    const index = from + place
    const before = { ...openTurn, segments: openTurn.segments.slice(0, index) }
    return jobsFor(context, before, segment, waiting).map(job => ({ job, index }))
  })
}

/** The segment, with the ledger entry of a request for some of its slots. */
function requestedBy(segment: Segment, slots: FillJob['slots'], entry: number): Segment {
  const asked = new Set(slots.map(({ occurrence }) => occurrence - segment.first))
  const before = segment.requests ?? []
  return { ...segment, requests: segment.slots.map((_, index) => (asked.has(index) ? entry : before[index])) }
}
