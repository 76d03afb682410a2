import { LacunaError } from '@lacuna/engine'
import { type Position, positionsOf } from '../routes/positions.ts'
import type { PlayedRoute } from '../routes/route.ts'
import type { Run } from '../run/run-folder.ts'
import { controls, readAnswers, type WriterName } from '../writers/answers.ts'
import { currentRoutes } from '../writers/current-routes.ts'
import { type Fill, fillsOf } from '../writers/fills.ts'

/** What was written into the slots of a run: by the one it is about, and by each control. */
export interface RunFills {
  readonly routes: readonly PlayedRoute[]
  readonly positions: readonly Position[]
  readonly fills: ReadonlyMap<WriterName, readonly Fill[]>
}

/** Reads all answers of a run. @throws LacunaError `file-invalid` where nobody has answered yet. */
export async function runFills(run: Run): Promise<RunFills> {
  const written = await readAnswers(run.folder, 'written')
  const routes = await currentRoutes(run, written)
  const fills = new Map<WriterName, readonly Fill[]>([['written', fillsOf(routes, 'written', written)]])
  if (fills.get('written')?.length === 0) {
    throw new LacunaError('file-invalid', `${run.folder} has no answers yet.`, {
      hint: 'Have a provider asked (`lacuna evaluate ask`), or read what writers filled in (`lacuna evaluate answers`).',
      data: { file: run.folder },
    })
  }
  for (const control of controls) {
    const answers = await readAnswers(run.folder, control)
    if (Object.keys(answers).length > 0) fills.set(control, fillsOf(routes, control, answers))
  }
  return { routes, positions: positionsOf(routes), fills }
}
