import { acceptValue } from './accept-value.ts'
import { checkWhole } from './check-text.ts'
import type { DeskJob } from './desk-job.ts'
import type { SlotRequest } from './fill-request.ts'
import type { SlotFill } from './fill-shelf.ts'
import type { FillStore, StoredFills } from './fill-store.ts'
import { textRules } from './text-rules.ts'
import { fillOf } from './write-job.ts'

type Moderate = (text: string, about: { readonly slot: string }) => boolean | Promise<boolean>

/** Whether fills of a job may be kept beyond the session: only what reads nothing of this play-through. */
export function storable(job: DeskJob): boolean {
  return !job.tainted && job.request.private !== true
}

/** The variants that a store has for a job, checked like answers: what does not keep the contract is left out. */
export async function fillsFromStore(
  store: FillStore,
  job: DeskJob,
  moderate: Moderate | undefined,
): Promise<readonly (readonly SlotFill[])[]> {
  try {
    const variants = await store.load(job.key)
    const checked = await Promise.all(variants.map(stored => fillsFrom(stored, job, moderate)))
    return checked.filter(fills => fills !== undefined)
  } catch {
    return []
  }
}

async function fillsFrom(
  stored: StoredFills,
  job: DeskJob,
  moderate: Moderate | undefined,
): Promise<readonly SlotFill[] | undefined> {
  const fills: SlotFill[] = []
  for (const slot of job.slots) {
    const { text, value } = stored.texts[slot.key] ?? {}
    const asked = job.request.slots.find(one => one.key === slot.key) as SlotRequest
    const rules = textRules(job.request, asked, job.bible, [])
    if (typeof text !== 'string') return undefined
    const accepted = slot.open.slot.verb === 'invent' ? acceptValue(value, rules) : undefined
    if (accepted === undefined ? checkWhole(text, rules).length > 0 : !accepted.ok) return undefined
    if (moderate !== undefined && (await moderate(text, { slot: slot.open.slot.id })) !== true) return undefined
    const written = { kind: 'accepted', text, ...(accepted?.ok === true ? { value: accepted.value } : {}) } as const
    const answering = { id: stored.provider, ...(stored.model === undefined ? {} : { model: stored.model }) }
    fills.push({ occurrence: slot.occurrence, fill: fillOf(job, slot, written, answering, undefined) })
  }
  return fills
}
