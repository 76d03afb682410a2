import type { Clock } from '../base/clock.ts'
import type { LedgerNotes } from '../ledger/ledger-entry.ts'
import type { Fill } from '../story/fill.ts'
import type { DeskJob } from './desk-job.ts'
import { FillShelf } from './fill-shelf.ts'
import type { NarrativeProvider } from './narrative-provider.ts'
import { writeJob } from './write-job.ts'

/** What the Desk needs from outside. */
export interface DeskPorts {
  readonly provider?: NarrativeProvider | undefined
  readonly clock: Clock
  /** Default 6000. */
  readonly deadlineMs?: number
  readonly moderate?: (text: string, about: { readonly slot: string }) => boolean | Promise<boolean>
}

/** What the Desk reports while it works. */
export type DeskNews = { readonly epoch: number; readonly turn: number; readonly occurrence: number } & (
  | { readonly type: 'fill.text'; readonly text: string }
  | { readonly type: 'fill.done'; readonly fill: Fill; readonly notes: LedgerNotes }
)

/**
 * From open slot to accepted fill: it asks the provider, checks what comes, has one repair made, and gives the slot back
 * to the author at the deadline. Every slot of every job gets exactly one `fill.done`, unless the job is dropped.
 */
export interface Desk {
  write(job: DeskJob): void
  /** Lets go of jobs that nobody waits for any more, with their connections. */
  dropBefore(epoch: number): void
  close(): void
}

/** A desk of its own for one session; `report` gets its news. */
export function openDesk(ports: DeskPorts, report: (news: DeskNews) => void): Desk {
  const shelf = new FillShelf()
  const running = new Map<DeskJob, AbortController>()
  const write = (job: DeskJob): void => {
    const { provider } = ports
    if (provider === undefined) return
    const known = shelf.take(job)
    if (known !== undefined) {
      for (const { occurrence, fill } of known) report(news(job, occurrence, { type: 'fill.done', fill, notes: {} }))
      return
    }
    const abort = new AbortController()
    running.set(job, abort)
    const inTime = (occurrence: number, rest: Rest): void => {
      if (running.has(job)) report(news(job, occurrence, rest))
    }
    writeJob(job, {
      ...ports,
      provider,
      deadlineMs: ports.deadlineMs ?? 6000,
      variant: shelf.count(job.key),
      abort,
      show: (occurrence, text) => inTime(occurrence, { type: 'fill.text', text }),
      done: (occurrence, fill, notes) => inTime(occurrence, { type: 'fill.done', fill, notes }),
    }).then(fills => {
      shelf.put(job, fills)
      running.delete(job)
    })
  }
  const drop = (job: DeskJob): void => {
    const abort = running.get(job)
    running.delete(job)
    abort?.abort()
  }
  return {
    write,
    dropBefore: epoch => {
      for (const job of running.keys()) if (job.epoch < epoch) drop(job)
    },
    close: () => {
      for (const job of running.keys()) drop(job)
    },
  }
}

type Rest =
  | { readonly type: 'fill.text'; readonly text: string }
  | { readonly type: 'fill.done'; readonly fill: Fill; readonly notes: LedgerNotes }

function news(job: DeskJob, occurrence: number, rest: Rest): DeskNews {
  return { epoch: job.epoch, turn: job.turn, occurrence, ...rest }
}
