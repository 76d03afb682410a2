import type { Clock } from '../base/clock.ts'
import type { Fill } from '../story/fill.ts'
import type { ConsentBook } from './consent.ts'
import { DeskFigures } from './desk-figures.ts'
import type { DeskJob } from './desk-job.ts'
import { FillShelf, type SlotFill } from './fill-shelf.ts'
import type { FillStore } from './fill-store.ts'
import type { NarrativeProvider } from './narrative-provider.ts'
import { mayAsk, providerGate } from './provider-gate.ts'
import { SentRequests } from './sent-requests.ts'
import { fillsFromStore, storable } from './stored-fills.ts'
import { fillOf } from './write-job.ts'
import { Writing, type WritingNews } from './writing.ts'

/** What the Desk needs from outside. */
export interface DeskPorts {
  readonly provider?: NarrativeProvider | undefined
  readonly clock: Clock
  /** What the player agreed to. Default: nothing, so that no provider beyond the device is asked. */
  readonly consent?: ConsentBook | undefined
  /** Default 6000. */
  readonly deadlineMs?: number
  readonly moderate?: (text: string, about: { readonly slot: string }) => boolean | Promise<boolean>
  /** Fills kept beyond the session. Default: none. */
  readonly store?: FillStore
  /** Called when something that was being written is over: fills are at hand, or the provider is free. */
  readonly idle?: () => void
}

/** What the Desk reports while it works. */
export type DeskNews = { readonly epoch: number; readonly turn: number; readonly occurrence: number } & WritingNews

/**
 * From open slot to accepted fill: it asks the provider, checks what comes, has one repair made, and gives the slot back
 * to the author at the deadline. Every slot of every job that is written gets exactly one `fill.done`, unless the job is
 * dropped. What is prepared makes no news until it is written for a turn; then it goes on from where it is.
 */
export interface Desk {
  /** For the turn on screen. */
  write(job: DeskJob): void
  /** For a turn that may come. Nothing happens when its fills are at hand or under way. */
  prepare(job: DeskJob): void
  /** Whether the job's fills are at hand or on their way, or preparing them has failed too often. */
  hasBegun(job: DeskJob): boolean
  /** What a slot of the job would get, where that is known already. */
  preparedFill(job: DeskJob, occurrence: number): Fill | undefined
  /** Requests under way. */
  readonly running: number
  readonly figures: DeskFigures
  /** What was sent lately. */
  readonly sent: SentRequests
  /** Lets go of what was prepared for keys that can't be reached any more. */
  keepOnly(keys: ReadonlySet<string>): void
  /** Lets go of everything that is not on screen, what came too late for its turn included. */
  dropAhead(): void
  /** Lets go of jobs that nobody waits for any more, with their connections. */
  dropBefore(epoch: number): void
  close(): void
}

/** What failed so often ahead is asked for again only when somebody is there. */
const mostTries = 2

/** A desk of its own for one session; `report` gets its news. */
export function openDesk(ports: DeskPorts, report: (news: DeskNews) => void): Desk {
  const shelf = new FillShelf()
  const figures = new DeskFigures(ports.clock)
  const sent = new SentRequests()
  const running = new Set<Writing>()
  /** How often preparing a key failed since it was last on screen. */
  const tries = new Map<string, number>()
  const { provider, deadlineMs = 6000, store, consent } = ports
  // Agreed now, there is something to prepare.
  const stopListening = consent?.onChange(() => ports.idle?.()) ?? (() => {})
  const isAllowed = (job: DeskJob): boolean => provider !== undefined && mayAsk(provider, job.request, consent)

  const begin = (job: DeskJob, asked: NarrativeProvider): Writing => {
    const gate = providerGate(asked, { consent, sent: request => sent.note(job, request) })
    const writing = new Writing(job, { ...ports, provider: gate, deadlineMs, variant: shelf.count(job.key) }, () =>
      begunFrom(job),
    )
    running.add(writing)
    figures.asked(job)
    void writing.finished.then(fills => {
      const wasDropped = !running.delete(writing)
      // What was let go of before its end is no answer and no failure.
      if (wasDropped && fills.some(({ fill }) => fill.reason === 'interrupted')) return
      figures.finished(writing)
      const kept = shelf.put(job, fills, writing.wasShown)
      if (!kept) tries.set(job.key, (tries.get(job.key) ?? 0) + 1)
      else if (storable(job) && fills.every(({ fill }) => fill.reason === undefined)) void keepIn(store, job, fills)
      ports.idle?.()
    })
    return writing
  }
  /** What the store has of a key comes before a question to the provider. */
  const begunFrom = async (job: DeskJob): Promise<readonly SlotFill[] | undefined> => {
    if (store === undefined || !storable(job) || shelf.count(job.key) > 0) return undefined
    const stored = await fillsFromStore(store, job, ports.moderate)
    for (const fills of stored.slice(1)) shelf.put(job, fills, false)
    return stored[0]
  }
  const tell = (job: DeskJob, fills: readonly SlotFill[]): void => {
    for (const { occurrence, fill } of fills) {
      report({ epoch: job.epoch, turn: job.turn, occurrence, type: 'fill.done', fill, notes: {} })
    }
  }
  const underWay = (job: DeskJob): Writing | undefined => {
    for (const writing of running) if (writing.job.key === job.key && !writing.isVisible) return writing
    return undefined
  }
  const hasBegun = (job: DeskJob): boolean =>
    shelf.has(job) || underWay(job) !== undefined || (tries.get(job.key) ?? 0) >= mostTries
  const drop = (writing: Writing): void => {
    running.delete(writing)
    writing.abort()
    figures.dropped(writing)
  }
  return {
    figures,
    sent,
    get running() {
      return running.size
    },
    write: job => {
      if (provider === undefined) return
      tries.delete(job.key)
      if (!isAllowed(job)) {
        tell(job, withoutConsent(job, provider))
        return
      }
      const atHand = shelf.take(job)
      if (atHand !== undefined) {
        figures.shownAtOnce(job)
        tell(job, atHand)
        return
      }
      const writing = underWay(job) ?? begin(job, provider)
      figures.waits(job)
      writing.showTo(job, (occurrence, news) => {
        if (!running.has(writing) && news.type === 'fill.text') return
        if (news.type === 'fill.done') figures.shown(job, news.fill)
        report({ epoch: job.epoch, turn: job.turn, occurrence, ...news })
      })
    },
    prepare: job => {
      if (provider !== undefined && isAllowed(job) && !hasBegun(job)) begin(job, provider)
    },
    hasBegun,
    preparedFill: (job, occurrence) => shelf.peek(job)?.find(one => one.occurrence === occurrence)?.fill,
    keepOnly: keys => {
      for (const writing of running) {
        // What came too late for its turn is nearly there: it is kept for another time.
        if (!writing.isVisible && !writing.isLate && !keys.has(writing.job.key)) drop(writing)
      }
    },
    dropAhead: () => {
      for (const writing of running) if (!writing.isVisible) drop(writing)
    },
    dropBefore: epoch => {
      for (const writing of running) if (writing.visibleEpoch < epoch) drop(writing)
    },
    close: () => {
      stopListening()
      for (const writing of running) drop(writing)
    },
  }
}

function withoutConsent(job: DeskJob, provider: NarrativeProvider): readonly SlotFill[] {
  const written = { kind: 'failed', reason: 'no-consent', violations: [] } as const
  return job.slots.map(slot => ({
    occurrence: slot.occurrence,
    fill: fillOf(job, slot, written, provider, undefined),
  }))
}

async function keepIn(store: FillStore | undefined, job: DeskJob, fills: readonly SlotFill[]): Promise<void> {
  try {
    await store?.save(job.key, {
      provider: fills[0]?.fill.provider ?? '',
      ...(fills[0]?.fill.model === undefined ? {} : { model: fills[0].fill.model }),
      texts: Object.fromEntries(
        job.slots.map(({ key, occurrence }) => {
          const fill = fills.find(one => one.occurrence === occurrence)?.fill
          return [key, { text: fill?.text ?? '', ...(fill?.value === undefined ? {} : { value: fill.value }) }]
        }),
      ),
    })
  } catch {
    // A store that is full or gone costs a second question some day, nothing else.
  }
}
