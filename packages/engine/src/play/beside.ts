import { systemClock } from '../base/system-clock.ts'
import { type FillPipeline, openFillPipeline } from '../fill/pipeline/fill-pipeline.ts'
import type { FillUpdate } from '../fill/pipeline/fill-update.ts'
import { justInTime } from './director.ts'
import type { Fold } from './fold.ts'
import { asPlayed } from './likelihood.ts'
import { Preparing } from './preparing.ts'
import type { SessionPorts } from './session-ports.ts'

/** What lives beside one session's actor, and is let go with it. */
export interface Beside {
  readonly desk: FillPipeline
  /** Absent where looking ahead is switched off, or saves no wait: rules answer at once. */
  readonly preparing: Preparing | undefined
  close(): void
}

/** How long looking ahead may take in one go, in milliseconds: less than a frame leaves for it. */
const sliceMs = 4

/** A Desk, and what prepares for it, for one session. */
export function openBeside(fold: Fold, ports: SessionPorts, send: (news: FillUpdate) => void): Beside {
  const clock = ports.clock ?? systemClock
  let preparing: Preparing | undefined
  const desk = openFillPipeline({ ...ports, clock, idle: () => preparing?.lookAgain() }, send)
  const { lookahead = {}, provider } = ports
  if (lookahead !== false && provider !== undefined && provider.rules !== true) {
    const { director = justInTime(lookahead), likelihood = asPlayed, tokens = Number.POSITIVE_INFINITY } = lookahead
    preparing = new Preparing(fold, desk, { clock, director, likelihood, tokens, sliceMs })
  }
  return {
    desk,
    preparing,
    close: () => {
      preparing?.close()
      desk.close()
    },
  }
}
