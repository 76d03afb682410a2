import { gzipSync } from 'node:zlib'
import { build, type Rollup } from 'vite'
import { type BenchRow, row } from './bench-row.ts'

interface Game {
  readonly name: string
  readonly program: string
  /** Kilobytes that all JavaScript up to the first choice may have. */
  readonly bar: number
}

/** The smallest games: what an application imports to offer a first choice, its own code and its story aside. */
const games: readonly Game[] = [
  {
    name: 'createSession with a story in ink',
    program: `import { createSession } from '@lacuna/engine'
import { builtInkStory } from '@lacuna/engine/ink'
export const play = bundle => createSession(builtInkStory(bundle), { entry: '' }).frame`,
    bar: 65,
  },
  {
    name: 'createSession with a machine',
    program: `import { createSession } from '@lacuna/engine'
import { fromMachine } from '@lacuna/engine/xstate'
export const play = machine => createSession(fromMachine(machine), { entry: '' }).frame`,
    bar: 37,
  },
]

/**
 * All JavaScript that an application fetches before the first choice, dependencies included, minified and gzipped. Without a
 * provider a session fetches nothing before it, so that is the entry and what the entry imports.
 */
export async function benchFirstChoiceSize(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const { name, program, bar } of games)
    rows.push(row('before the first choice', name, await sizeOf(program), 'kB', { bar }))
  return rows
}

async function sizeOf(program: string): Promise<number> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'game',
        enforce: 'pre',
        resolveId: id => (id === 'virtual:game' ? '\0game' : undefined),
        load: id => (id === '\0game' ? program : undefined),
      },
    ],
    resolve: { conditions: ['@lacuna/source', 'browser', 'module', 'import', 'default'] },
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      rollupOptions: { input: 'virtual:game', preserveEntrySignatures: 'strict' },
    },
  })
  const { output } = (Array.isArray(result) ? result[0] : result) as Rollup.RollupOutput
  const chunks = output.filter(part => part.type === 'chunk')
  const fetched = new Set(chunks.filter(({ isEntry }) => isEntry))
  for (const chunk of fetched)
    for (const other of chunks) if (chunk.imports.includes(other.fileName)) fetched.add(other)
  return [...fetched].reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0) / 1000
}
