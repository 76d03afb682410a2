import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rollup } from 'vite'
import { expect, test } from 'vitest'

test('all that a browser loads for it, the vendor’s client included, is 40 kB at most', async () => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['browser', 'module', 'import', 'default'] },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rollupOptions: { input: fileURLToPath(new URL('index.ts', import.meta.url)), preserveEntrySignatures: 'strict' },
    },
  })
  const { output } = (Array.isArray(result) ? result[0] : result) as Rollup.RollupOutput
  const sizes = output.map(part => (part.type === 'chunk' ? gzipSync(part.code).length : 0))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  expect(total).toBeLessThan(40_000)
  // It is all there: an empty bundle would be small, too.
  expect(total).toBeGreaterThan(20_000)
})
