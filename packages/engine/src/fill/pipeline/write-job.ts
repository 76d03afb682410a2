import type { Clock } from '../../base/clock.ts'
import { seededRandom } from '../../base/random.ts'
import type { LedgerNotes } from '../../ledger/ledger-entry.ts'
import type { AnswerReader } from '../../provider/answer/read-answer.ts'
import { estimatedUsage } from '../../provider/cost/estimate-usage.ts'
import type { FillRequest, Repair, SlotRequest } from '../../provider/port/fill-request.ts'
import type { Answering, FillOptions, NarrativeProvider, Usage } from '../../provider/port/narrative-provider.ts'
import { readAnswering } from '../../provider/port/provider-event.ts'
import type { Fill, FillReason } from '../../story/fill.ts'
import { bringsValue } from '../../story/verbs/verbs.ts'
import { wrongWith } from '../contract/check-answer.ts'
import { textRules } from '../contract/text-rules.ts'
import { repairRequest } from '../request/repair-request.ts'
import type { SlotFill } from './fill-cache.ts'
import type { FillJob, JobSlot } from './fill-job.ts'
import { fillOf } from './fill-of.ts'
import { type Attempt, listenToProvider } from './listen-to-provider.ts'
import { SlotWriter, type Written } from './slot-writer.ts'

/** What one job is written with. */
export interface WritePorts {
  readonly provider: NarrativeProvider
  readonly clock: Clock
  readonly deadlineMs: number
  readonly moderate?: (text: string, about: { readonly slot: string }) => boolean | Promise<boolean>
  /** How many variants of this key there are already. */
  readonly variant: number
  /** What an answer cost, in US dollars; nothing where that is not known. */
  readonly dollarsOf: (usage: Usage, model: string | undefined) => number | undefined
  /** An answer was called off: what it used by then, by estimate, for nobody counted. */
  readonly calledOff?: (usage: Usage, model: string | undefined) => void
  /** Aborted when the job is dropped. */
  readonly abort: AbortController
  readonly show: (occurrence: number, text: string) => void
  /** Takes back what was shown of a slot, where nobody has seen it: whether that is so. */
  readonly takeBack: (occurrence: number) => boolean
  readonly done: (occurrence: number, fill: Fill, notes: LedgerNotes) => void
  /** Whether what was not accepted is asked for again. Default true. */
  readonly repairs?: boolean
}

/**
 * Writes all slots of a job: one attempt, one repair of what failed in it, and the author's words for the rest, at the
 * latest at the deadline. Never rejects.
 */
export async function writeJob(job: FillJob, ports: WritePorts): Promise<readonly SlotFill[]> {
  const { clock, provider, abort } = ports
  const started = clock.now()
  const fills: SlotFill[] = []
  const open = new Map(job.slots.map(slot => [slot.occurrence, slot]))
  const turnedDown = new Map<number, readonly string[]>()
  const unsigned = new Set<number>()
  let current = new Map<number, SlotWriter>()
  let failed: string | undefined
  let answering: Answering = provider
  /** What was spent and is not yet reported with a fill. */
  let spent: LedgerNotes = {}

  const waiting = [...job.slots]
  const finished = new Map<number, () => void>()

  const close = (slot: JobSlot, written: Written, attempt?: Attempt): void => {
    if (!open.delete(slot.occurrence)) return
    if (current.get(slot.occurrence)?.hasLostCredentials) unsigned.add(slot.occurrence)
    const named = current.get(slot.occurrence)?.uses ?? []
    const fill = fillOf(job, slot, written, { provider: answering, model: attempt?.model, named })
    const problems = turnedDown.get(slot.occurrence)
    const notes = {
      tookMs: Math.round(clock.now() - started),
      ...spent,
      ...(problems === undefined ? {} : { turnedDown: problems }),
      ...(unsigned.has(slot.occurrence) ? { lostCredentials: true as const } : {}),
      ...(failed === undefined || reasonOf(written) === undefined ? {} : { failed }),
    }
    spent = {}
    fills.push({ occurrence: slot.occurrence, fill, notes })
    finished.set(slot.occurrence, () => ports.done(slot.occurrence, fill, notes))
    // In reading order, however they came: the record of a play-through does not depend on how an answer was cut.
    for (let next = waiting[0]; next !== undefined && finished.has(next.occurrence); next = waiting[0]) {
      waiting.shift()
      finished.get(next.occurrence)?.()
    }
  }
  const giveUp = (reason: FillReason): void => {
    for (const slot of [...open.values()]) {
      const writer = current.get(slot.occurrence)
      writer?.end(reason)
      close(slot, writer?.written ?? { kind: 'failed', reason, violations: [] })
    }
  }
  const callOff = clock.after(ports.deadlineMs, () => {
    giveUp('deadline')
    abort.abort()
  })

  const attempt = async (request: FillRequest, slots: readonly JobSlot[], number: number): Promise<void> => {
    const writers = slots.map(slot => writerOf(job, request, slot, ports))
    current = new Map([...current, ...writers.map(writer => [writer.slot.occurrence, writer] as const)])
    const seed = seededRandom(`${job.key}/${job.seed}/${ports.variant}/${number}`).whole(0x7fffffff)
    const options: FillOptions = {
      signal: abort.signal,
      seed,
      answering: who => {
        answering = readAnswering(who, answering)
      },
      variant: ports.variant,
      ...(job.place === undefined ? {} : { place: job.place }),
    }
    const result = await listenToProvider(provider, request, { options, clock }, async answer => {
      for (const writer of writers) {
        await feed(writer, answer)
        // The last open slot waits for the end of the answer, which says what it cost.
        if (hasEnded(writer.written) && open.size > 1) close(writer.slot, writer.written)
      }
    })
    failed = result.failed
    if (result.usage !== undefined) {
      const dollars = ports.dollarsOf(result.usage, result.model ?? answering.model)
      spent = added(spent, { ...result.usage, ...(dollars === undefined ? {} : { dollars }) })
    }
    if (result.received !== undefined && provider.rules !== true && provider.recorded === undefined) {
      ports.calledOff?.(estimatedUsage(request, result.received), answering.model)
    }
    for (const writer of writers) writer.end(result.reason)
    for (const writer of writers) {
      const { written } = writer
      if (writer.hasLostCredentials) unsigned.add(writer.slot.occurrence)
      if (hasEnded(written)) close(writer.slot, written, result)
      else if (written !== undefined) {
        turnedDown.set(writer.slot.occurrence, [
          ...(turnedDown.get(writer.slot.occurrence) ?? []),
          ...written.violations.map(violation => violation.detail),
        ])
      }
    }
  }

  try {
    await attempt(job.request, job.slots, 0)
    const again = [...open.values()].filter(slot => isRepairable(current.get(slot.occurrence)?.written))
    if (again.length > 0 && ports.repairs !== false && provider.rules !== true && !abort.signal.aborted) {
      const tried = current
      const request = repairRequest(
        job.request,
        again.map(slot => repairOf(slot, tried.get(slot.occurrence))),
      )
      await attempt(request, again, 1)
    }
  } catch {
    // Whatever broke, the author's words stand.
  } finally {
    callOff()
    for (const slot of [...open.values()]) {
      const written = current.get(slot.occurrence)?.written
      close(slot, written ?? { kind: 'failed', reason: 'provider-failed', violations: [] })
    }
  }
  return fills
}

/** Why a slot does not show what was asked for. */
function reasonOf(written: Written): FillReason | undefined {
  return written.kind === 'kept' ? undefined : written.reason
}

/** Whether a slot needs no second try: its words were accepted, or the author's are kept. */
function hasEnded(written: Written | undefined): written is Exclude<Written, { kind: 'failed' }> {
  return written !== undefined && written.kind !== 'failed'
}

/** Whether asking once more, and saying what was wrong, can help. */
function isRepairable(written: Written | undefined): boolean {
  return written?.kind === 'failed' && (written.reason === 'contract' || written.reason === 'not-proposed')
}

function repairOf(slot: JobSlot, writer: SlotWriter | undefined): Repair {
  const written = writer?.written
  return {
    key: slot.key,
    proposal: writer?.proposal ?? '',
    ...wrongWith(written?.kind === 'failed' ? written.violations : []),
  }
}

function writerOf(job: FillJob, request: FillRequest, slot: JobSlot, ports: WritePorts): SlotWriter {
  const asked = request.slots.find(one => one.key === slot.key) as SlotRequest
  const { rejected, bible, recentLines, offers = [] } = job
  const authored = slot.open.words
  const rules = { ...textRules(request, asked, bible, recentLines), authored, offers, rejected }
  const moderate = async (text: string): Promise<boolean> => {
    try {
      return ports.moderate === undefined || (await ports.moderate(text, { slot: slot.open.slot.id })) === true
    } catch {
      return false
    }
  }
  return new SlotWriter(slot, asked, rules, moderate, {
    show: text => ports.show(slot.occurrence, text),
    takeBack: () => ports.takeBack(slot.occurrence),
  })
}

async function feed(writer: SlotWriter, answer: AnswerReader): Promise<void> {
  const { key, open } = writer.slot
  const complete = answer.isComplete(key)
  const value = answer.value(key)
  if (writer.written === undefined) writer.uses = answer.uses(key)
  if (complete && value === null) return writer.keep()
  if (bringsValue(open.slot.verb)) {
    if (value !== undefined) await writer.value(value, answer.because(key))
    return
  }
  const text = answer.text(key)
  if (text !== undefined) await writer.text(text, complete)
  else if (complete) writer.end('contract', [{ rule: 'domain', detail: 'It must be a text.' }])
}

/** Counts of two answers together. */
function added(one: LedgerNotes, other: LedgerNotes): LedgerNotes {
  const sum: Record<string, number> = {}
  for (const counts of [one, other]) {
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + (count as number)
  }
  return sum
}
