import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type PreviewServer, preview } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address at which the built gallery is served, with a slash at its end. */
    readonly gallery: string
  }
}

/** Builds and serves the gallery once, for all tests that drive its pages: `inject('gallery')` is its address. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'gallery-'))
  const gallery = { root: import.meta.dirname, logLevel: 'error', build: { outDir, emptyOutDir: true } } as const
  await build(gallery)
  const server: PreviewServer = await preview({ ...gallery, preview: { port: 0, host: '127.0.0.1' } })
  project.provide('gallery', server.resolvedUrls?.local[0] ?? '')
  return async () => {
    await server.close()
    await rm(outDir, { recursive: true, force: true })
  }
}
