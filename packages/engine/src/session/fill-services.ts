import { justInTime } from '../ahead/director.ts'
import { asPlayed } from '../ahead/likelihood.ts'
import { Lookahead } from '../ahead/lookahead.ts'
import { systemClock } from '../base/system-clock.ts'
import type { FillPipeline } from '../fill/pipeline/fill-pipeline.ts'
import type { FillUpdate } from '../fill/pipeline/fill-update.ts'
import { openFillPipeline } from '../fill/pipeline/open-fill-pipeline.ts'
import type { PlayContext } from '../play/play-context.ts'
import type { RequestPorts } from '../requests/request-context.ts'
import { metricsOf, type SessionMetrics } from './metrics.ts'
import { RewordCounts } from './reword-counts.ts'
import type { SessionPorts } from './session-ports.ts'

/** What a session needs to have open slots filled; closed with it. */
export interface FillServices {
  readonly pipeline: FillPipeline
  /** Absent where looking ahead is switched off, or saves no wait: rules and recordings answer at once. */
  readonly lookahead: Lookahead | undefined
  readonly reworded: RewordCounts
  metrics(): SessionMetrics
  close(): void
}

/** How long looking ahead may take in one go, in milliseconds: less than a frame leaves for it. */
const sliceMs = 4

/** Makes them for one session. @param send takes what comes of a job. */
export function openFillServices(
  context: PlayContext,
  requests: RequestPorts,
  ports: SessionPorts,
  send: (update: FillUpdate) => void,
): FillServices {
  const clock = ports.clock ?? systemClock
  let lookahead: Lookahead | undefined
  const pipeline = openFillPipeline({ ...ports, clock, idle: () => lookahead?.lookAgain() }, send)
  const { lookahead: options = {} } = ports
  if (options !== false && requests.provider.rules !== true && requests.provider.recorded === undefined) {
    const { director = justInTime(options), likelihood = asPlayed, tokens = Number.POSITIVE_INFINITY } = options
    lookahead = new Lookahead(context, requests, pipeline, { clock, director, likelihood, tokens, sliceMs })
  }
  const reworded = new RewordCounts()
  return {
    pipeline,
    lookahead,
    reworded,
    metrics: () => metricsOf(pipeline, lookahead, reworded),
    close: () => {
      lookahead?.close()
      pipeline.close()
    },
  }
}
