import { withoutUnseenCharacters } from '../../base/unseen-characters.ts'
import type { FillRequest, Repair } from '../../provider/port/fill-request.ts'
import { askFor, section } from './build-request.ts'
import { headings } from './instructions.ts'
import { lineOpening } from './slot-line.ts'

/**
 * The request for the second try: the same, but with the slots that were not accepted alone, and with what was wrong. What
 * was wrong quotes what a model proposed, and so it stands in `repair` with the proposal; the instructions only point there.
 * The key of what comes of it stays the first request's.
 */
export function repairRequest(request: FillRequest, repairs: readonly Repair[]): FillRequest {
  const slots = request.slots.filter(slot => repairs.some(repair => repair.key === slot.key))
  const repair = repairs.map(({ key, problems, proposal }) => ({
    key,
    problems: problems.map(withoutUnseenCharacters),
    ...(proposal === undefined ? {} : { proposal: withoutUnseenCharacters(proposal).slice(0, 600) }),
  }))
  const keys = repair.map(({ key }) => `- ${key}`)
  const accepted = request.slots.filter(slot => !slots.includes(slot)).map(slot => lineOpening(slot.key))
  const volatile = request.instructions.volatile
    .split('\n')
    .filter(line => !accepted.some(opening => line.startsWith(opening)))
    .join('\n')
  return {
    ...request,
    instructions: { ...request.instructions, volatile: `${volatile}\n\n${section(headings.repair, keys)}` },
    ...askFor(slots, request),
    repair,
  }
}
