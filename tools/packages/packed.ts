import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

export interface PackedPackage {
  readonly name: string
  /** Where it lies as somebody would have it who installed it. */
  readonly folder: string
  readonly tarball: string
  readonly manifest: Manifest
}

export interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly exports: Readonly<Record<string, unknown>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

export interface Packed {
  /** A folder whose `node_modules` holds the packages with what they depend on, and nothing else. */
  readonly game: string
  readonly packages: readonly PackedPackage[]
  /** Takes everything away again. */
  remove(): Promise<void>
}

/**
 * Builds the packages from nothing in a folder of their own, packs them as they would be published, and installs them beside
 * what they depend on, without a network: that is linked from the workspace.
 */
export async function packPackages(): Promise<Packed> {
  const place = await mkdtemp(join(await realpath(tmpdir()), 'packed-'))
  const workspace = join(place, 'workspace')
  const game = join(place, 'game')
  const names = await copyWorkspace(workspace)

  const build = names.map(name => join(workspace, 'packages', name, 'tsconfig.lib.json'))
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', ...build], {
    cwd: workspace,
  }).catch(told => Promise.reject(new Error(`The packages don't build:\n${told.stdout}`)))

  const packages: PackedPackage[] = []
  for (const name of names) {
    const manifest = await readManifest(join(workspace, 'packages', name))
    const tarball = await pack(join(workspace, 'packages', name), join(place, 'tarballs', name))
    const folder = join(game, 'node_modules', manifest.name)
    await mkdir(folder, { recursive: true })
    await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'])
    packages.push({ name: manifest.name, folder, tarball, manifest: await readManifest(folder) })
    for (const needed of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
      const at = join(root, 'packages', name, 'node_modules', needed)
      const to = join(game, 'node_modules', needed)
      if (needed.startsWith('@lacuna/') || needed === 'lacuna' || existsSync(to) || !existsSync(at)) continue
      await mkdir(dirname(to), { recursive: true })
      await symlink(await realpath(at), to, 'junction')
    }
  }
  return { game, packages, remove: () => rm(place, { recursive: true, force: true }) }
}

/** A workspace with the sources alone, so that nothing is packed that an earlier build left behind. */
async function copyWorkspace(workspace: string): Promise<readonly string[]> {
  const names: string[] = []
  await mkdir(workspace)
  for (const file of ['package.json', 'pnpm-workspace.yaml', 'tsconfig.base.json', 'tsconfig.lib.json', 'LICENSE'])
    await cp(join(root, file), join(workspace, file))
  for (const name of await readdir(join(root, 'packages'))) {
    const from = join(root, 'packages', name)
    if (!existsSync(join(from, 'package.json')) || (await readManifest(from)).private) continue
    names.push(name)
    for (const part of await readdir(from))
      if (part !== 'node_modules' && part !== 'dist')
        await cp(join(from, part), join(workspace, 'packages', name, part), { recursive: true })
  }
  for (const name of names)
    await linkModules(join(root, 'packages', name), join(workspace, 'packages', name), workspace)
  await linkModules(root, workspace, workspace)
  return names
}

async function linkModules(from: string, to: string, workspace: string): Promise<void> {
  for (const name of await readdir(join(from, 'node_modules')).catch(() => [])) {
    const inner = name.startsWith('@') ? await readdir(join(from, 'node_modules', name)) : ['']
    if (name.startsWith('.')) continue
    for (const each of inner) {
      const at = await realpath(join(from, 'node_modules', name, each)).catch(() => undefined)
      if (at === undefined) continue
      // What belongs to the workspace is meant as it stands in the copy.
      const copied = at.startsWith(join(root, 'packages')) ? join(workspace, at.slice(root.length)) : at
      const link = join(to, 'node_modules', name, each)
      await mkdir(dirname(link), { recursive: true })
      await symlink(copied, link, 'junction')
    }
  }
}

async function pack(folder: string, destination: string): Promise<string> {
  await mkdir(destination, { recursive: true })
  const pnpm = process.env.npm_execpath
  const [command = '', ...before] =
    pnpm === undefined || !/pnpm/.test(pnpm)
      ? ['npx', '-y', 'pnpm@12']
      : /\.[cm]?js$/.test(pnpm)
        ? [process.execPath, pnpm]
        : [pnpm]
  await run(command, [...before, 'pack', '--pack-destination', destination], { cwd: folder })
  const [tarball = ''] = await readdir(destination)
  return join(destination, tarball)
}

const readManifest = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
