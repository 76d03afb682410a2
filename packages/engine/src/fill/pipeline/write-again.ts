import { pricing } from '../../provider/cost/pricing.ts'
import type { NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { asItTakes } from './compact-provider.ts'
import type { SlotFill } from './fill-cache.ts'
import type { FillJob } from './fill-job.ts'
import type { FillPipeline, FillPipelinePorts } from './fill-pipeline.ts'
import { providerGate } from './provider-gate.ts'
import { writeJob } from './write-job.ts'

/** What a line is written again with. */
export interface AgainPorts extends FillPipelinePorts {
  readonly provider: NarrativeProvider
  /** Of the session: what is prepared makes room, and it counts what this costs. */
  readonly pipeline: Pick<FillPipeline, 'atOnce' | 'dropAhead' | 'metrics' | 'running' | 'sent'>
  /** How many answers to the same request there were before. */
  readonly variant: number
  /** Aborted when nobody waits for it any more. */
  readonly abort: AbortController
}

/** The player reads on meanwhile: it may take so many times as long as a turn waits. */
const patience = 5

/** Asks for the one slot of a job while something else stands in it: nothing is shown before all of it is there. Never rejects. */
export async function writeAgain(job: FillJob, ports: AgainPorts): Promise<SlotFill | undefined> {
  const { provider, pipeline, clock, consent, deadlineMs = 6000, prices, abort, variant, moderate } = ports
  const { metrics, sent } = pipeline
  const dollarsOf = pricing(provider, prices)
  if (pipeline.running >= pipeline.atOnce) pipeline.dropAhead()
  const started = clock.now()
  metrics.begun(job, false)
  metrics.asked()
  const [only] = await writeJob(job, {
    provider: asItTakes(providerGate(provider, { consent, sent: request => sent.note(job, request) })),
    clock,
    deadlineMs: deadlineMs * patience,
    ...(moderate === undefined ? {} : { moderate }),
    variant,
    dollarsOf,
    calledOff: (usage, model) => metrics.calledOff(usage, dollarsOf(usage, model)),
    abort,
    show: () => {},
    takeBack: () => true,
    done: () => {},
  })
  const isAnswered = only !== undefined && only.fill.source !== 'author'
  metrics.ended(job, {
    outcome: isAnswered ? 'answered' : abort.signal.aborted ? 'dropped' : 'failed',
    tookMs: clock.now() - started,
    notes: [only?.notes ?? {}],
  })
  return only
}
