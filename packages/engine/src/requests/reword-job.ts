import type { FillJob } from '../fill/pipeline/fill-job.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import type { WordingPlace } from '../play/wording-place.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import { jobForGroup } from './job-for.ts'
import { type RequestPorts, requestContext } from './request-context.ts'

/** The job that asks for another wording of one slot: as the slot would be asked for alone. */
export function rewordJob(context: PlayContext, play: Play, place: WordingPlace, ports: RequestPorts): FillJob {
  const { turn, played, segment, at, index } = place
  const before = { ...play, tip: turn.previous, openTurn: undefined, redo: undefined }
  return jobForGroup(
    requestContext(context, before, ports),
    { ...played, segments: played.segments.slice(0, at) },
    segment,
    [index],
  )
}

/** Label of the part that has the earlier wordings. */
const earlierPart = 'wordings that stood in this slot: write another one'

/** Wordings that a request quotes at most. */
const mostQuoted = 4

/** A request with the latest wordings that stood in its slot, as a soft part: they are not to be written again. */
export function withEarlierWordings(request: FillRequest, earlier: readonly string[]): FillRequest {
  const text = earlier.slice(-mostQuoted).join('\n')
  return { ...request, soft: [...(request.soft ?? []), { label: earlierPart, text, trust: 'player' }] }
}
