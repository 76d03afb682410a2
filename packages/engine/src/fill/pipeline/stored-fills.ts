import type { Clock } from '../../base/clock.ts'
import { inTime } from '../../base/in-time.ts'
import type { Json } from '../../base/json.ts'
import { untilAborted } from '../../base/until-aborted.ts'
import type { SlotRequest } from '../../provider/port/fill-request.ts'
import { softDigest } from '../../provider/request/soft-digest.ts'
import { isAuthored } from '../../story/slot.ts'
import { bringsValue } from '../../story/verbs/verbs.ts'
import { acceptValue } from '../contract/accept-value.ts'
import { isVerbatim } from '../contract/authors-words.ts'
import { reasonGiven } from '../contract/check-reason.ts'
import { checkWhole } from '../contract/check-text.ts'
import { type TextRules, textRules } from '../contract/text-rules.ts'
import { splitCredentials } from '../credentials/content-credentials.ts'
import { withCredentials } from '../credentials/with-credentials.ts'
import type { FillStore, StoredFills } from '../store/fill-store.ts'
import { maxVariants } from '../store/max-variants.ts'
import { hasAnswered, type SlotFill } from './fill-cache.ts'
import type { FillJob } from './fill-job.ts'
import { fillOf } from './fill-of.ts'

type Moderate = (text: string, about: { readonly slot: string }) => boolean | Promise<boolean>

/** A store that has not answered by then is not waited for, in milliseconds. */
const mostLoadMs = 1000

/** Whether what was kept beyond the session may be shown for a job: it reads nothing that is this play-through's alone. */
export function mayBeLoaded(job: FillJob): boolean {
  return !job.tainted && job.request.private !== true
}

/** Whether fills of a job may be kept beyond the session: they were not told what stood on this reader's screen either. */
export function mayBeStored(job: FillJob): boolean {
  return mayBeLoaded(job) && softDigest(job.request) === undefined
}

/** What fills are looked for in a store with. */
export interface StoreLook {
  readonly clock: Clock
  readonly moderate: Moderate | undefined
  /** How long the game's own check may take, in milliseconds. */
  readonly checkMs: number
  /** Aborted when nobody waits for it any more. */
  readonly signal: AbortSignal
}

/**
 * The variants that a store has for a job, checked like answers: what does not keep the contract is left out, and so is
 * what the game's own check has not let pass in time. Never rejects.
 */
export async function fillsFromStore(
  store: FillStore,
  job: FillJob,
  look: StoreLook,
): Promise<readonly (readonly SlotFill[])[]> {
  const variants = (await outcomeOf(async () => store.load(job.key), mostLoadMs, look)) ?? []
  const checked = await Promise.all(
    variants.map(stored => outcomeOf(async () => fillsFrom(stored, job, look.moderate), look.checkMs, look)),
  )
  return checked.filter(fills => fills !== undefined)
}

/** What somebody else's work comes to; nothing where it fails, takes too long, or nobody waits for it any more. */
async function outcomeOf<T>(work: () => Promise<T>, ms: number, { clock, signal }: StoreLook): Promise<T | undefined> {
  if (signal.aborted) return undefined
  try {
    return await inTime(untilAborted(work(), signal), { clock, ms, late: () => undefined })
  } catch {
    return undefined
  }
}

/** Keeps a whole set of fills. A store that is full or gone costs a second question some day, nothing else. */
export async function keepInStore(store: FillStore, job: FillJob, fills: readonly SlotFill[]): Promise<void> {
  const values: Record<string, Json> = {}
  const uses: Record<string, readonly number[]> = {}
  const because: Record<string, string> = {}
  for (const { key, occurrence, options } of job.slots) {
    const fill = fills.find(one => one.occurrence === occurrence)?.fill
    if (fill === undefined || (fill.reason !== undefined && !hasAnswered(fill.reason)) || fill.provider === undefined)
      return
    if (fill.uses !== undefined) uses[key] = fill.uses
    if (fill.because !== undefined) because[key] = fill.because
    // Others know an option by its name.
    const value = options === undefined ? (fill.value ?? withCredentials(fill)) : fill.text
    values[key] = fill.reason === 'kept' ? null : value
  }
  const { provider = '', model, source } = fills[0]?.fill ?? {}
  const stored: StoredFills = {
    provider,
    ...(model === undefined ? {} : { model }),
    ...(source === 'rules' ? { rules: true } : {}),
    values,
    ...(Object.keys(uses).length === 0 ? {} : { uses }),
    ...(Object.keys(because).length === 0 ? {} : { because }),
  }
  try {
    await store.save(job.key, stored, maxVariants(job.bible, job.request.slots))
  } catch {}
}

async function fillsFrom(
  stored: StoredFills,
  job: FillJob,
  moderate: Moderate | undefined,
): Promise<readonly SlotFill[] | undefined> {
  const { provider: id, model, rules: byRules } = stored
  const answering = { id, ...(model === undefined ? {} : { model }), ...(byRules === true ? { rules: true } : {}) }
  const fills: SlotFill[] = []
  for (const slot of job.slots) {
    const whole = stored.values[slot.key]
    const named = stored.uses?.[slot.key] ?? []
    if (whole === null) {
      const fill = fillOf(job, slot, { kind: 'kept' }, { provider: answering })
      fills.push({ occurrence: slot.occurrence, fill, notes: { from: 'store' } })
      continue
    }
    const { text: kept, ...signed } = typeof whole === 'string' ? splitCredentials(whole, true) : { text: whole }
    const asked = job.request.slots.find(one => one.key === slot.key) as SlotRequest
    const authored = slot.open.words
    const rules = { ...textRules(job.request, asked, job.bible, []), authored, rejected: job.rejected }
    const about = { slot: slot.open.slot.id }
    const isValue = bringsValue(slot.open.slot.verb)
    const value = isValue ? acceptValue(kept, rules) : undefined
    if (isValue ? value?.ok !== true : typeof kept !== 'string' || !mayBeShown(kept, rules)) return undefined
    const text = String(value?.ok === true ? value.value : kept)
    const isAuthors = isValue && isAuthored(asked.contract.domain)
    if (moderate !== undefined && !isAuthors && (await moderate(text, about)) !== true) return undefined
    const because = reasonGiven(stored.because?.[slot.key], rules)
    if (because !== undefined && moderate !== undefined && (await moderate(because, about)) !== true) return undefined
    const written = {
      kind: 'accepted',
      text,
      ...signed,
      ...(value?.ok === true ? { value: value.value } : {}),
      ...(because === undefined ? {} : { because }),
    } as const
    fills.push({
      occurrence: slot.occurrence,
      fill: fillOf(job, slot, written, { provider: answering, named }),
      notes: { from: 'store' },
    })
  }
  return fills
}

function mayBeShown(text: string, rules: TextRules): boolean {
  return isVerbatim(text, rules) || checkWhole(text, rules).length === 0
}
