import { execFile } from 'node:child_process'
import { mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Packed } from './packed.ts'

const run = promisify(execFile)
const tsc = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc')
/** Without what pnpm sets, such as the condition that has the workspace read its own sources. */
const alone = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => name !== 'NODE_OPTIONS' && !name.startsWith('npm_')),
)

/** A folder in which `npm install` was said, as somebody has it who begins a game. */
export interface InstalledGame {
  /** Names of the packages that are installed, ours and others. */
  readonly installed: readonly string[]
  /** What TypeScript says of a program, strictly and with all declarations; empty for nothing. */
  typesOf(program: string): Promise<string>
  /** What a program prints, or the last line of what it fails with. */
  output(program: string): Promise<string>
  remove(): Promise<void>
}

/**
 * Installs packed packages and others from the registry into a folder of their own.
 *
 * @param ours names of the packages of this workspace.
 * @param others as npm takes them: `xstate@5.19.0`.
 */
export async function installGame(
  packed: Packed,
  ours: readonly string[],
  others: readonly string[],
): Promise<InstalledGame> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'game-'))
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text)
  const tarballs = ours.map(name => packed.packages.find(each => each.name === name)?.tarball ?? name)
  await write('package.json', JSON.stringify({ name: 'game', private: true, type: 'module' }))
  await run('npm', ['install', '--no-audit', '--no-fund', ...tarballs, ...others], { cwd: folder, env: alone })
  const options = { strict: true, noEmit: true, module: 'nodenext', target: 'es2023', types: [], skipLibCheck: false }
  await write('tsconfig.json', JSON.stringify({ compilerOptions: options, files: ['game.ts'] }))
  return {
    installed: await readdir(join(folder, 'node_modules')),
    async typesOf(program) {
      await write('game.ts', program)
      const failed = (error: { readonly stdout: string }): { readonly stdout: string } => error
      return (await run(process.execPath, [tsc, '-p', '.'], { cwd: folder, env: alone }).catch(failed)).stdout
    },
    async output(program) {
      await write('game.ts', program)
      const failed = ({ stderr }: { readonly stderr: string }): { readonly stdout: string } => ({
        stdout: stderr.split('\n').find(line => /^\w*Error/.test(line)) ?? stderr,
      })
      return (await run(process.execPath, ['game.ts'], { cwd: folder, env: alone }).catch(failed)).stdout.trim()
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
