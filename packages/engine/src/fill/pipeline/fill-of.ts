import type { Json } from '../../base/json.ts'
import { numbersIn } from '../../provider/port/included-parts.ts'
import type { Answering } from '../../provider/port/narrative-provider.ts'
import { softDigest } from '../../provider/request/soft-digest.ts'
import type { Fill, FillReason } from '../../story/fill.ts'
import { isTainting } from '../../story/verbs/verbs.ts'
import { isVerbatim } from '../contract/authors-words.ts'
import { verbRequests } from '../request/verb-requests.ts'
import type { FillJob, JobSlot } from './fill-job.ts'
import type { Written } from './slot-writer.ts'

/** The value as the story takes it: of a `decide` the id of the option that was named. */
function meant(value: Json, { request }: FillJob, { key, options }: JobSlot): Json {
  const domain = request.slots.find(slot => slot.key === key)?.contract.domain
  if (options === undefined || domain?.type !== 'options') return value
  return options[domain.options.indexOf(value as string)] ?? value
}

/** Whether the author's own words, or the author's value for a variable, came back. */
function isAuthorsAgain(text: string, { open, isAuthors }: JobSlot, { request }: FillJob): boolean {
  const mayBe = verbRequests[open.slot.verb].mayBeAuthors(open.slot, isAuthors === true)
  return mayBe && isVerbatim(text, { authored: open.words, language: request.language })
}

/** What is known of the answer that a fill comes from. */
export interface AnswerFacts {
  readonly provider: Answering
  /** The model that answered, where the answer says. */
  readonly model?: string | undefined
  /** Numbers that the answer names for the slot, whatever they are. */
  readonly named?: readonly number[]
}

/** A recording that has nothing for a slot has not failed: it says so. */
function notRecorded(reason: FillReason): FillReason {
  return reason === 'not-proposed' || reason === 'provider-failed' ? 'not-recorded' : reason
}

function originOf({ rules, recorded }: Answering): Pick<Fill, 'source' | 'by' | 'reviewed'> {
  if (rules === true) return { source: 'rules' }
  if (recorded === undefined) return { source: 'live' }
  const { by, reviewed = 'nobody' } = recorded
  return { source: 'recorded', ...(by === undefined ? { reviewed } : { by }) }
}

/** The fill for a slot, given how its writing ended. */
export function fillOf(
  job: FillJob,
  slot: JobSlot,
  written: Written,
  { provider, model: answered, named = [] }: AnswerFacts,
): Fill {
  const model = answered ?? provider.model
  const place = { slot: slot.open.slot.id, occurrence: slot.occurrence }
  const numbers = numbersIn(job.request)
  const uses = [...new Set(named)].filter(number => numbers.has(number)).toSorted((a, b) => a - b)
  const soft = softDigest(job.request)
  const asked = {
    key: job.key,
    provider: provider.id,
    ...(model === undefined ? {} : { model }),
    reads: job.request.reads,
  }
  if (written.kind === 'kept') return { ...place, source: 'author', text: slot.open.words, reason: 'kept', ...asked }
  if (written.kind === 'failed') {
    const reason = provider.recorded === undefined ? written.reason : notRecorded(written.reason)
    return { ...place, source: 'author', text: slot.open.words, reason, ...asked }
  }
  const { text, value, reason, credentials, because } = written
  if (reason === undefined && isAuthorsAgain(text, slot, job)) {
    return { ...place, source: 'author', text: slot.open.words, reason: 'verbatim', ...asked }
  }
  return {
    ...place,
    ...originOf(provider),
    text,
    ...(value === undefined ? {} : { value: meant(value, job, slot) }),
    ...(reason === undefined ? {} : { reason }),
    ...asked,
    ...(job.tainted || isTainting(slot.open.slot) ? { tainted: true } : {}),
    ...(uses.length === 0 ? {} : { uses }),
    ...(because === undefined ? {} : { because }),
    ...(soft === undefined ? {} : { soft }),
    ...(job.known === undefined ? {} : { known: job.known }),
    ...(credentials === undefined ? {} : { credentials }),
  }
}
