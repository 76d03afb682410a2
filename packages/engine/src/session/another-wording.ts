import { systemClock } from '../base/system-clock.ts'
import { anotherFromBank } from '../fill/bank/another-from-bank.ts'
import { bankFor } from '../fill/bank/find-in-bank.ts'
import type { FillJob } from '../fill/pipeline/fill-job.ts'
import type { FillUpdate } from '../fill/pipeline/fill-update.ts'
import type { AskedProvider, LedgerNotes } from '../ledger/ledger-entry.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import { wordingsUpTo } from '../play/replace-wording.ts'
import type { RewordReason } from '../play/reworded.ts'
import { situationAt } from '../play/situation-at.ts'
import { turnContext } from '../play/turn-context.ts'
import type { WordingPlace } from '../play/wording-place.ts'
import type { RequestPorts } from '../requests/request-context.ts'
import type { Fill } from '../story/fill.ts'
import { lowestDial } from '../story/slot.ts'
import type { Source } from '../story/span.ts'
import { fillCode } from './fill-code.ts'
import type { SessionServices } from './session-services.ts'

/** A wording that was found; or why there is none. */
export type FoundWording =
  | { readonly fill: Fill; readonly notes?: LedgerNotes }
  | { readonly fill?: undefined; readonly reason: RewordReason }

/** What asking for another wording needs besides the session. */
export interface AnotherWordingPorts {
  /** Aborted when nobody waits for it any more. */
  readonly abort: AbortController
  /** Called before a provider is asked. */
  readonly record: (request: AskedProvider) => void
  /** Takes what the session’s fill pipeline reports. */
  readonly send: (update: FillUpdate) => void
}

/** Of words that came from the bank. */
const bankSources: ReadonlySet<Source> = new Set(['written', 'edited', 'approved', 'prepared'])

type FillCode = Awaited<ReturnType<typeof fillCode.fetch>>

/** Draws of rules, and variants of a server or a recording that has several, until one has not stood there before. */
const most = { draws: 12, variants: 3 } as const

/** Another wording than those that stood in a slot, from where the last one came: the bank, or the provider. */
export async function anotherWording(
  services: SessionServices,
  play: Play,
  place: WordingPlace,
  ports: AnotherWordingPorts,
): Promise<FoundWording> {
  const { context, requests } = services
  const { fill, open } = place
  const earlier = wordingsUpTo(play.ledger, place.entry)
  const dial = lowestDial(open.slot.policy, context.story.bible.allow, play.dial)
  if (bankSources.has(fill.source)) {
    const found = dial === 'author' ? undefined : fromBank(context, play, place, earlier)
    return found === undefined ? { reason: dial === 'author' ? 'policy' : 'no-other' } : { fill: found }
  }
  if (dial !== 'live') return { reason: 'policy' }
  if (requests === undefined) return { reason: 'no-provider' }
  return fromProvider(services, requests, play, place, earlier, ports)
}

function fromBank(
  context: PlayContext,
  play: Play,
  { played, segment, at, index, open, turn, fill }: WordingPlace,
  earlier: readonly string[],
): Fill | undefined {
  const { story } = context
  const { language, seed } = play
  const bank = bankFor(story.banks, language)
  const occurrence = segment.first + index
  const before = turnContext(context, { ...play, tip: turn.previous })
  const terms = { rule: story.bible.bank, slotDigest: story.slotDigests?.[fill.slot] }
  return (
    bank &&
    anotherFromBank(bank, {
      open,
      occurrence,
      situation: situationAt(before, { ...played, segments: played.segments.slice(0, at) }, segment, index),
      terms,
      seed: `${seed}/${turn.number}/${occurrence}/${earlier.length}`,
      earlier,
    })
  )
}

async function fromProvider(
  services: SessionServices,
  requests: RequestPorts,
  play: Play,
  place: WordingPlace,
  earlier: readonly string[],
  { abort, record, send }: AnotherWordingPorts,
): Promise<FoundWording> {
  const { provider } = requests
  const { ports } = services
  // Passed on and not imported: what fills slots stays in one piece for the network.
  const code = await fillCode.fetch()
  const pipeline = services.openFill(send)?.pipeline
  const job = jobFor(code, services, requests, play, place, earlier)
  if (pipeline === undefined || abort.signal.aborted) return { reason: 'interrupted' }
  if (!code.mayAsk(provider, job.request, ports.consent)) return { reason: 'no-consent' }
  const { key, request } = job
  const [model, soft] = [provider.model, code.softDigest(request)]
  record({
    slots: [place.fill.slot],
    key,
    provider: provider.id,
    ...(model === undefined ? {} : { model }),
    reads: request.reads,
    ...(soft === undefined ? {} : { soft }),
  })
  const isOther = (text: string): boolean =>
    earlier.every(one => code.spoken(one, request.language) !== code.spoken(text, request.language))
  const hasSeveral = requests.isShared || provider.recorded !== undefined
  const tries = provider.rules === true ? most.draws : hasSeveral ? most.variants : 1
  let reason: RewordReason = 'no-other'
  for (let tried = 0; tried < tries && !abort.signal.aborted; tried++) {
    const clock = ports.clock ?? systemClock
    const variant = earlier.length + tried
    const written = await code.writeAgain(job, { ...ports, provider, clock, pipeline, variant, abort })
    if (written === undefined) continue
    const { fill, notes } = written
    if (fill.source !== 'author' && fill.reason === undefined && isOther(fill.text)) {
      return { fill, ...(notes === undefined ? {} : { notes }) }
    }
    reason = fill.reason ?? 'no-other'
    // Rules and shared answers are drawn again; a provider that failed or refused is not pressed.
    if (fill.reason !== undefined && provider.rules !== true) break
  }
  return { reason }
}

/** What is asked for: where it stays between the player and the provider, with what stood there. */
function jobFor(
  { mayAsk, rewordJob, withEarlierWordings }: FillCode,
  { context, ports }: SessionServices,
  requests: RequestPorts,
  play: Play,
  place: WordingPlace,
  earlier: readonly string[],
): FillJob {
  const { provider, isShared } = requests
  const job = rewordJob(context, play, place, requests)
  // Rules read nothing, and whoever makes the request itself is not sent this one.
  if (provider.rules === true || isShared || provider.capabilities.path === true) return job
  const request = withEarlierWordings(job.request, earlier)
  if (!mayAsk(provider, request, ports.consent)) return job
  return { ...job, request, recentLines: [...job.recentLines, ...earlier] }
}
