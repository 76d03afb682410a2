import { seededRandom } from '../../base/random.ts'
import { pricing } from '../../provider/cost/pricing.ts'
import type { NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { softDigest } from '../../provider/request/soft-digest.ts'
import { maxVariants } from '../store/max-variants.ts'
import { wantsNewVariant } from '../store/wants-new-variant.ts'
import { CandidateRounds } from './candidate-rounds.ts'
import { asItTakes } from './compact-provider.ts'
import { FailedTries } from './failed-tries.ts'
import { FillCache, isOfUse, type SlotFill } from './fill-cache.ts'
import type { FillJob } from './fill-job.ts'
import { FillMetrics } from './fill-metrics.ts'
import { fillOf } from './fill-of.ts'
import type { FillPipeline, FillPipelinePorts, JobState } from './fill-pipeline.ts'
import type { FillUpdate, SlotUpdate } from './fill-update.ts'
import { mayAsk, providerGate } from './provider-gate.ts'
import { ReadingOrder } from './reading-order.ts'
import { SentRequests } from './sent-requests.ts'
import { fillsFromStore, keepInStore, mayBeLoaded, mayBeStored } from './stored-fills.ts'
import { withActs } from './with-acts.ts'
import { lateFactor, Writing, type WritingPorts } from './writing.ts'

/** A fill pipeline for one session; `hear` gets its updates. */
export function openFillPipeline(ports: FillPipelinePorts, hear: (update: FillUpdate) => void): FillPipeline {
  const order = new ReadingOrder(hear)
  const report = (update: FillUpdate): void => order.take(update)
  const cache = new FillCache()
  const metrics = new FillMetrics(ports.clock)
  const sent = new SentRequests()
  const running = new Set<Writing>()
  /** Who is to hear what it cost that they had something prepared. */
  const payers = new Map<Writing, (tokens: number) => void>()
  let wished: readonly FillJob[] = []
  /** Since when the turn on screen has been waited for, by its epoch. */
  let awaited = { epoch: -1, since: 0 }
  const { provider, deadlineMs = 6000, consent, clock, moderate } = ports
  const tries = new FailedTries(clock, () => ports.idle?.())
  const atOnce = provider?.capabilities.atOnce ?? Number.POSITIVE_INFINITY
  // What rules make, or a recording has, costs nothing and is there at once.
  const store = provider?.rules === true || provider?.recorded !== undefined ? undefined : ports.store
  const dollarsOf = pricing(provider, ports.prices)
  // Agreed now, there is something to prepare.
  const stopListening = consent?.onChange(() => ports.idle?.()) ?? (() => {})
  const keep = (job: FillJob, fills: readonly SlotFill[]): void => {
    if (store !== undefined && mayBeStored(job)) void keepInStore(store, job, fills)
  }
  const { candidates } = ports
  const room = (): number => Math.max(1, atOnce - 1) - running.size
  const rounds =
    candidates === undefined || provider === undefined || provider.rules === true
      ? undefined
      : new CandidateRounds({
          ...ports,
          provider,
          candidates,
          deadlineMs: deadlineMs * (1 + lateFactor),
          cache,
          metrics,
          sent,
          room,
          keep,
        })
  const isAllowed = (job: FillJob): boolean => provider !== undefined && mayAsk(provider, job.request, consent)

  const begin = (job: FillJob, asked: NarrativeProvider, ahead: boolean): Writing => {
    const gate = asItTakes(providerGate(asked, { consent, sent: request => sent.note(job, request) }))
    let startedAt: number | undefined
    const variant = (): number => cache.count(job.key)
    const asks = (): boolean => {
      if (!hasRoom(writing.isVisible)) return false
      if (writing.isVisible) costs(writing, 0)
      startedAt = clock.now()
      metrics.asked()
      return true
    }
    const calledOff: WritingPorts['calledOff'] = (usage, model) => metrics.calledOff(usage, dollarsOf(usage, model))
    const parts = { ...ports, provider: gate, deadlineMs, variant, asks, dollarsOf, calledOff }
    const writing = new Writing(job, parts, signal => storedFor(job, signal))
    running.add(writing)
    metrics.begun(job, ahead)
    void writing.finished.then(fills => {
      running.delete(writing)
      const notes = fills.map(one => one.notes ?? {})
      const isNew = startedAt !== undefined
      const tokens = notes.reduce((sum, { inputTokens = 0, outputTokens = 0 }) => sum + inputTokens + outputTokens, 0)
      const counted = isNew && tokens === 0 ? undefined : tokens
      costs(writing, counted)
      const atHand = fromAhead(fills)
      const kept = isNew ? cache.put(job, atHand, writing.wasShown) : fills.length > 0
      if (!isNew && writing.wasShown) cache.take(job)
      const isDropped = writing.wasDropped && !kept
      metrics.ended(job, {
        outcome: isDropped ? 'dropped' : kept ? 'answered' : 'failed',
        ...(startedAt === undefined ? {} : { tookMs: clock.now() - startedAt }),
        notes,
      })
      if (isDropped) return
      if (!kept)
        tries.failed(
          job.key,
          fills.every(({ fill }) => fill.reason === 'provider-failed'),
        )
      else if (isNew && rounds?.came(job, atHand, counted, ahead && !writing.isVisible && !writing.wasShown) !== true) {
        keep(job, fills)
      }
      ports.idle?.()
    })
    return writing
  }
  /** `undefined` where nobody counted. */
  const costs = (writing: Writing, tokens: number | undefined): void => {
    const pays = payers.get(writing)
    payers.delete(writing)
    if (tokens !== undefined) pays?.(tokens)
  }
  /**
   * Whether the provider answers one more. For what is on screen room is made: of what is prepared goes what was begun last,
   * for the most useful is begun first. What was late for its turn is nearly there, and goes only where there is nothing else.
   */
  const hasRoom = (isVisible: boolean): boolean => {
    for (;;) {
      const asked = [...running].filter(writing => writing.hasAsked)
      if (asked.length + (rounds?.running ?? 0) < atOnce) return true
      if (rounds?.makeRoom() === true) continue
      const ahead = isVisible ? asked.filter(writing => !writing.isVisible) : []
      const spared = ahead.findLast(writing => !writing.isLate) ?? ahead.at(-1)
      // What is on screen waits for nothing but what is on screen, too.
      if (spared === undefined) return isVisible
      drop(spared)
    }
  }
  /**
   * What the store has of a key comes before a question to the provider, and leaves time for one; two players begin with
   * different variants.
   */
  const storedFor = async (job: FillJob, signal: AbortSignal): Promise<readonly SlotFill[] | undefined> => {
    if (store === undefined || !mayBeLoaded(job) || cache.count(job.key) > 0) return undefined
    const variants = await fillsFromStore(store, job, { clock, moderate, checkMs: deadlineMs / 2, signal })
    const first = seededRandom(`${job.key}/${job.seed}`).whole(Math.max(1, variants.length))
    for (const fills of [...variants.slice(first), ...variants.slice(0, first)]) cache.put(job, fills, false, true)
    return cache.peek(job)
  }
  /** Whether what a job was shown came from the store, and one more variant is to be there for those who come later. */
  const isWished = (job: FillJob, fills: readonly SlotFill[]): boolean =>
    fills.some(({ notes }) => notes?.from === 'store') &&
    underWay(job) === undefined &&
    wantsNewVariant(job.key, job.seed, cache.count(job.key), maxVariants(job.bible, job.request.slots))
  const reportDone = (job: FillJob, fills: readonly SlotFill[]): void => {
    for (const { occurrence, fill, notes = {} } of fills) {
      report({ epoch: job.epoch, turn: job.turn, occurrence, type: 'fill.done', fill: withActs(job, fill), notes })
    }
  }
  const underWay = (job: FillJob): Writing | undefined => {
    for (const writing of running) {
      if (writing.job.key === job.key && !writing.isVisible && isOfUse(softDigest(writing.job.request), job))
        return writing
    }
    return undefined
  }
  const state = (job: FillJob): JobState => {
    if (cache.has(job)) return 'ready'
    if (underWay(job) !== undefined) return 'writing'
    return tries.pauses(job.key) ? 'failed' : 'open'
  }
  const drop = (writing: Writing): void => {
    running.delete(writing)
    costs(writing, writing.hasAsked ? undefined : 0)
    writing.abort()
  }
  const write = (job: FillJob, provider: NarrativeProvider, since: number): void => {
    if (job.epoch !== awaited.epoch) awaited = { epoch: job.epoch, since }
    tries.forget(job.key)
    if (!isAllowed(job)) {
      reportDone(job, withoutConsent(job, provider))
      return
    }
    rounds?.shown(job.key)
    const atHand = cache.take(job)
    if (atHand !== undefined) {
      if (isWished(job, atHand)) wished = [...wished.filter(({ epoch }) => epoch === job.epoch), job]
      metrics.shownAtOnce(
        job,
        atHand.map(({ fill }) => fill),
      )
      reportDone(
        job,
        atHand.map(one => ({ ...one, notes: { ...one.notes, waitMs: 0 } })),
      )
      return
    }
    const before = underWay(job)
    const writing = before ?? begin(job, provider, false)
    metrics.waits(job, awaited.since)
    const heard = (occurrence: number, update: SlotUpdate): void => {
      if (!running.has(writing) && update.type === 'fill.text') return
      if (update.type === 'fill.text') {
        report({ epoch: job.epoch, turn: job.turn, occurrence, ...update })
        return
      }
      metrics.shown(job, update.fill)
      const from = before === undefined ? {} : ({ from: 'ahead' } as const)
      const notes = { ...from, ...update.notes, waitMs: Math.round(metrics.waited(job)) }
      report({ epoch: job.epoch, turn: job.turn, occurrence, ...update, fill: withActs(job, update.fill), notes })
    }
    writing.showTo(job, awaited.since + deadlineMs, heard, occurrence => order.isNext(job, occurrence))
  }
  const prepare = (job: FillJob, isDue: boolean, pays: (tokens: number) => void): void => {
    if (provider !== undefined && isDue && running.size < atOnce && isAllowed(job)) {
      payers.set(begin(job, provider, true), pays)
    } else pays(0)
  }
  return {
    metrics,
    sent,
    atOnce,
    candidates: rounds,
    get running() {
      return running.size
    },
    get onScreen() {
      return [...running].filter(writing => writing.isVisible).length
    },
    write: (asked, since = clock.now()) => {
      if (provider === undefined) return
      const jobs = [asked].flat()
      order.expect(jobs)
      for (const job of jobs) write(job, provider, since)
    },
    prepare: (job, pays = () => {}) => prepare(job, state(job) === 'open', pays),
    another: (job, pays = () => {}) => prepare(job, underWay(job) === undefined, pays),
    state,
    wished: () => {
      const jobs = wished
      wished = []
      return jobs
    },
    preparedFill: (job, occurrence) => cache.peek(job)?.find(one => one.occurrence === occurrence)?.fill,
    keepOnly: (keys, shown) => {
      for (const writing of running) {
        // What came too late for its turn is nearly there: it is kept for another time.
        if (!writing.isVisible && !writing.isLate && !keys.has(writing.job.key)) drop(writing)
      }
      rounds?.keepOnly(keys)
      metrics.reached(shown, keys)
    },
    dropAhead: () => {
      rounds?.close()
      for (const writing of running) if (!writing.isVisible) drop(writing)
    },
    dropBefore: epoch => {
      for (const writing of running) if (writing.visibleEpoch < epoch) drop(writing)
    },
    close: () => {
      stopListening()
      tries.close()
      rounds?.close()
      for (const writing of running) drop(writing)
    },
  }
}

/** Fills as they lie ready, for one who comes to them later. */
function fromAhead(fills: readonly SlotFill[]): readonly SlotFill[] {
  return fills.map(one => ({ ...one, notes: { ...one.notes, from: 'ahead' } }))
}

function withoutConsent(job: FillJob, provider: NarrativeProvider): readonly SlotFill[] {
  const written = { kind: 'failed', reason: 'no-consent', violations: [] } as const
  return job.slots.map(slot => ({
    occurrence: slot.occurrence,
    fill: fillOf(job, slot, written, { provider }),
  }))
}
