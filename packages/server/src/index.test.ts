import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import { base, origin, secret, weir, weirExternals } from './weir.fixture.ts'

test('the handler needs nothing but what every platform with fetch has', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lacuna-worker-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const conditions = ['@lacuna/source', 'workerd', 'worker', 'browser', 'module', 'import', 'default']
  const { output } = (await build({
    root: join(import.meta.dirname, '..'),
    configFile: false,
    logLevel: 'error',
    ssr: { target: 'webworker', noExternal: true, resolve: { conditions } },
    build: { ssr: 'src/index.ts', outDir: folder, minify: false },
  })) as Rolldown.RolldownOutput
  expect(output.flatMap(part => (part.type === 'chunk' ? [...part.imports, ...part.dynamicImports] : []))).toEqual([])
  const file = join(folder, output[0]?.fileName ?? '')
  const { createFillHandler } = (await import(/* @vite-ignore */ file)) as typeof import('./index.ts')
  const provider = { id: 'none', capabilities: { streaming: false, jsonSchema: 'none', local: true } } as never
  const stories = [{ story: weir, externals: weirExternals }]
  const handler = createFillHandler({ stories, provider, secret, origins: [origin] })
  expect(await (await handler(new Request(`${base}/health`))).json()).toMatchObject({ status: 'ok' })
})
