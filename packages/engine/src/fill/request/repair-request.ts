import { withoutUnseenCharacters } from '../../base/unseen-characters.ts'
import type { FillRequest, Repair, SlotRequest } from '../../provider/port/fill-request.ts'
import { includedParts } from '../../provider/port/included-parts.ts'
import { askFor, section } from './build-request.ts'
import { headings } from './instructions.ts'
import { offersHeading, slotOpening } from './passage-text.ts'
import { contractWords, lineOpening } from './slot-line.ts'

/**
 * The request for the second try: the same, but with the slots that were not accepted alone, and with what was wrong. What
 * was wrong quotes what a model proposed, and so it stands in `repair` with the proposal; the instructions point there, and say
 * with each slot its limits, the line after it, and what to do instead. The key of what comes of it stays the first request's.
 */
export function repairRequest(request: FillRequest, repairs: readonly Repair[]): FillRequest {
  const slots = request.slots.filter(slot => repairs.some(repair => repair.key === slot.key))
  const repair = repairs.map(({ key, problems, proposal, instead }) => ({
    key,
    problems: problems.map(withoutUnseenCharacters),
    ...(proposal === undefined ? {} : { proposal: withoutUnseenCharacters(proposal).slice(0, 600) }),
    ...(instead === undefined || instead.length === 0 ? {} : { instead }),
  }))
  const again = slots.map(slot => slotAgain(slot, request, repair.find(({ key }) => key === slot.key)?.instead))
  const accepted = request.slots.filter(slot => !slots.includes(slot)).map(slot => lineOpening(slot.key))
  const volatile = request.instructions.volatile
    .split('\n')
    .filter(line => !accepted.some(opening => line.startsWith(opening)))
    .join('\n')
  return {
    ...request,
    instructions: { ...request.instructions, volatile: `${volatile}\n\n${section(headings.repair, again)}` },
    ...askFor(slots, request),
    repair,
  }
}

/** A slot that is asked for again, with what a second try has to look at, a line for each. */
function slotAgain(slot: SlotRequest, request: FillRequest, instead: readonly string[] = []): string {
  const limits = contractWords(slot).filter(each => each !== '')
  const next = lineAfter(slot, request)
  const lines = [
    `- ${slot.key}`,
    ...(limits.length === 0 ? [] : [`  its limits: ${limits.join('; ')}`]),
    ...(next === undefined ? [] : [`  the line after it, which still has to make sense: ${JSON.stringify(next)}`]),
    ...instead.map(each => `  ${each}`),
  ]
  return lines.join('\n')
}

/** The line behind the slot's, as it stands in the request; nothing where none follows. */
function lineAfter({ key, document: isDocument }: SlotRequest, request: FillRequest): string | undefined {
  for (const { text } of includedParts(request)) {
    const lines = text.split('\n')
    const begins = lines.findIndex(line => line.includes(slotOpening(key)))
    if (begins < 0) continue
    const at = isDocument ? lines.findIndex((line, index) => index >= begins && line.endsWith(']')) : begins
    const next = lines.slice(at + 1).find(line => line.trim() !== '')
    return next === offersHeading || next?.startsWith('- ') === true ? undefined : next
  }
  return undefined
}
