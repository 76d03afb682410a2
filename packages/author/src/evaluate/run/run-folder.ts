import { isAbsolute, join, relative, resolve } from 'node:path'
import { LacunaError } from '@lacuna/engine'
import { digest } from '@lacuna/engine/fill'
import { type FileFormat, fileFormat, object, optional, text } from '@lacuna/engine/formats'
import { UsageError } from '../../command/usage-error.ts'
import { exists } from '../files/exists.ts'
import { jsonOf } from '../files/read-file.ts'
import { readFormat } from '../files/read-format.ts'
import { writeJson } from '../files/write-file.ts'
import { type FrozenRoutes, readFrozen } from '../routes/frozen-folder.ts'
import { type Plan, planBeside, readPlan } from './plan.ts'

/** What `run.json` says: what an evaluation was made from. */
interface RunFile {
  readonly format: 1
  /** The folder of frozen routes, from the run's own folder. */
  readonly routes: string
  /** The file of the story, where that folder holds none. */
  readonly story?: string
  /** The plan's file, from the run's own folder; absent: the usual one. */
  readonly plan?: string
  /** Of the plan as it was when the run began: what is judged by is not changed afterwards. */
  readonly planDigest: string
  /** Of the routes and their requests. */
  readonly routesDigest: string
}

import { literal } from '@lacuna/engine/formats'

const path = text(10_000)
const runFormat: FileFormat<RunFile> = fileFormat({
  name: 'run of an evaluation',
  current: 1,
  bounds: { characters: 100_000, values: 100, depth: 4 },
  schema: object({
    format: literal(1),
    routes: path,
    story: optional(path),
    plan: optional(path),
    planDigest: text(64),
    routesDigest: text(64),
  }),
  hint: 'Begin a new run in another folder.',
})

/** A folder in which answers to frozen routes are collected, read and reported. */
export interface Run extends FrozenRoutes {
  readonly folder: string
  readonly plan: Plan
}

/** What a run is begun with. */
export interface RunOptions {
  /** The folder of frozen routes; may be left out once the run has begun. */
  readonly from?: string | undefined
  readonly plan?: string | undefined
  readonly story?: string | undefined
}

/**
 * Opens a run, or begins it.
 *
 * @throws UsageError where a new run names no routes; LacunaError `file-invalid` where its routes or its plan are not what
 * they were when it began.
 */
export async function openRun(folder: string, options: RunOptions = {}): Promise<Run> {
  const file = join(folder, 'run.json')
  const begun = await exists(file)
  if (!begun) return await beginRun(folder, file, options)
  const run = readFormat(file, runFormat, await jsonOf(file, ''))
  const at = (named: string): string => resolve(folder, named)
  const from = options.from ?? at(run.routes)
  const planFile = options.plan ?? (run.plan === undefined ? undefined : at(run.plan))
  const storyFile = options.story ?? (run.story === undefined ? undefined : at(run.story))
  const { plan, digest: planDigest } = await readPlan(planFile)
  if (planDigest !== run.planDigest) throw changed(file, `Its plan${planFile === undefined ? '' : ` (${planFile})`}`)
  const frozen = await readFrozen(from, storyFile)
  if (routesDigest(frozen) !== run.routesDigest) throw changed(file, `What stands in ${from}`)
  // Moved to another place, it is the same run.
  if (Object.values(options).some(option => option !== undefined)) {
    await writeJson(file, runFile(folder, { from, plan: planFile, story: storyFile }, run))
  }
  return { folder, plan, ...frozen }
}

async function beginRun(folder: string, file: string, { from, plan, story }: RunOptions): Promise<Run> {
  if (from === undefined) {
    throw new UsageError(
      `${folder} holds no run yet, so its routes have to be named.`,
      'Write --from FOLDER, a folder that `lacuna evaluate routes STORY --out FOLDER` has written.',
    )
  }
  const beside = planBeside(from)
  const isBeside = await exists(beside)
  const planFile = plan ?? (isBeside ? beside : undefined)
  const read = await readPlan(planFile)
  const frozen = await readFrozen(from, story)
  const digests = { planDigest: read.digest, routesDigest: routesDigest(frozen) }
  await writeJson(file, runFile(folder, { from, plan: planFile, story }, digests))
  return { folder, plan: read.plan, ...frozen }
}

function runFile(
  folder: string,
  { from, plan, story }: RunOptions & { readonly from: string },
  { planDigest, routesDigest }: Pick<RunFile, 'planDigest' | 'routesDigest'>,
): RunFile {
  const named = (target: string): string => {
    const path = relative(resolve(folder), resolve(target))
    return isAbsolute(path) ? resolve(target) : path.replaceAll('\\', '/')
  }
  return {
    format: 1,
    routes: named(from),
    ...(story === undefined ? {} : { story: named(story) }),
    ...(plan === undefined ? {} : { plan: named(plan) }),
    planDigest,
    routesDigest,
  }
}

function routesDigest({ routes }: FrozenRoutes): string {
  return digest(routes.map(({ route, requests }) => ({ route: { ...route }, requests: requests.map(r => digest(r)) })))
}

function changed(file: string, what: string): LacunaError {
  return new LacunaError('file-invalid', `${what} is not what it was when this run began.`, {
    hint: 'What answers are judged by stays as it was before the first of them. Begin a new run in another folder.',
    data: { file },
  })
}
