import type { Fill } from '../../story/fill.ts'
import type { FillJob } from './fill-job.ts'

/** A fill as it is shown for a job: with the entries of this play-through's diary that it says it used. */
export function withActs({ acts: told = [] }: FillJob, fill: Fill): Fill {
  const { acts: _, ...plain } = fill
  const acts = (fill.uses ?? []).flatMap(number => told[number - 1] ?? [])
  return acts.length === 0 ? plain : { ...plain, acts }
}
