import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { createSession } from '@lacuna/engine'
import type { inkStory } from '@lacuna/engine/ink'
import type { compileInk } from '@lacuna/engine/ink/compiler'
import type { remote } from '@lacuna/engine/providers/remote'

/** What a game uses of an engine. */
export interface Engine {
  readonly createSession: typeof createSession
  readonly inkStory: typeof inkStory
  readonly compileInk: typeof compileInk
  readonly remote: typeof remote
}

const packages = join(import.meta.dirname, '../../..')

/** The engine as it was when the wire had the format that is the oldest one read: the packed one among the fixtures. */
export async function olderEngine(): Promise<Engine & { readonly remove: () => void }> {
  // Below the engine's own folder, so that it finds what it depends on.
  const folder = join(packages, `engine/node_modules/.older-engine-${process.pid}`)
  unpack(join(packages, 'engine/fixtures/format-1/engine.tgz'), folder)
  const load = (file: string): Promise<unknown> => import(pathToFileURL(join(folder, 'package/dist', file)).href)
  const parts = await Promise.all(
    ['index.js', 'ink/index.js', 'ink/compiler/index.js', 'providers/remote/index.js'].map(load),
  )
  return Object.assign({}, ...(parts as object[]), { remove: () => rmSync(folder, { recursive: true }) })
}

/** Unpacks a tarball of an npm package: plain files in records of 512 bytes. */
function unpack(file: string, folder: string): void {
  const tar = gunzipSync(readFileSync(file))
  const textAt = (from: number, length: number): string =>
    tar.toString('latin1', from, from + length).replace(/\0.*$/s, '')
  for (let at = 0; tar[at] !== undefined && tar[at] !== 0; ) {
    const [name, size, type, prefix] = [
      textAt(at, 100),
      textAt(at + 124, 12),
      textAt(at + 156, 1),
      textAt(at + 345, 155),
    ]
    const bytes = Number.parseInt(size, 8)
    if (type === '0' || type === '') {
      const path = join(folder, prefix, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, tar.subarray(at + 512, at + 512 + bytes))
    }
    at += 512 + Math.ceil(bytes / 512) * 512
  }
}
