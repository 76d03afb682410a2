import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
/** Pairs of runs, one with each engine, in turn first. */
const pairs = Number(process.argv[3] ?? 30)

type Times = Readonly<Record<string, number>>

/**
 * A session's turn against the engine of a commit before: both built, run one after the other, with the 95 % interval of the
 * ratio. Its argument is the commit, or the folder of a workspace at that commit that is installed:
 * `node bench/against-before.ts 4635c73`.
 */
async function againstBefore(commitOrFolder: string): Promise<void> {
  const isFolder = existsSync(commitOrFolder)
  const folder = isFolder ? commitOrFolder : await checkedOut(commitOrFolder)
  try {
    for (const each of [root, folder]) build(each)
    const ratios = new Map<string, number[]>()
    for (let pair = 0; pair < pairs; pair++) {
      const order = pair % 2 === 0 ? [root, folder] : [folder, root]
      const times = new Map(order.map(each => [each, play(each)]))
      for (const [name, now] of Object.entries(times.get(root) ?? {})) {
        const before = times.get(folder)?.[name] ?? Number.NaN
        ratios.set(name, [...(ratios.get(name) ?? []), now / before])
      }
    }
    console.table([...ratios].map(([story, found]) => ({ story, ...interval(found), bar: 'lower end ≤ 1.05' })))
  } finally {
    if (!isFolder) {
      execFileSync('git', ['worktree', 'remove', '--force', folder], { cwd: root })
      await rm(folder, { recursive: true, force: true })
    }
  }
}

async function checkedOut(commit: string): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'before-')), 'workspace')
  execFileSync('git', ['worktree', 'add', '--detach', folder, commit], { cwd: root, stdio: 'ignore' })
  execFileSync('npx', ['-y', 'pnpm@12', 'install', '--frozen-lockfile'], { cwd: folder, stdio: 'ignore' })
  return folder
}

function build(workspace: string): void {
  const tsc = join(workspace, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-b', 'packages/engine/tsconfig.lib.json'], { cwd: workspace })
}

function play(workspace: string): Times {
  const program = join(import.meta.dirname, 'play-turns.ts')
  const flags = ['--max-semi-space-size=64', program, join(workspace, 'packages/engine')]
  const env = { ...process.env, NODE_OPTIONS: '' }
  return JSON.parse(execFileSync(process.execPath, flags, { cwd: workspace, env, encoding: 'utf8' })) as Times
}

/** Of the mean of the logarithms, by Student's t for 30 pairs. */
function interval(ratios: readonly number[]): { readonly ratio: string; readonly from: string; readonly to: string } {
  const logs = ratios.map(Math.log)
  const mean = logs.reduce((sum, each) => sum + each, 0) / logs.length
  const variance = logs.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, logs.length - 1)
  const half = 2.045 * Math.sqrt(variance / logs.length)
  const shown = (log: number): string => Math.exp(log).toFixed(3)
  return { ratio: shown(mean), from: shown(mean - half), to: shown(mean + half) }
}

const [, , commitOrFolder] = process.argv
if (commitOrFolder === undefined) {
  console.error('Name a commit, or the folder of a workspace: node bench/against-before.ts 4635c73 30')
  process.exitCode = 1
} else await againstBefore(commitOrFolder)
