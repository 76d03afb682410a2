import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { gzipSync } from 'node:zlib'
import { build, type Rollup } from 'vite'
import { type BenchRow, row } from './bench-row.ts'

interface Door {
  readonly package: string
  readonly door: string
  /** Kilobytes that our own code may have. */
  readonly bar?: number
}

/** The doors of the published packages that go into a game. */
function doors(): readonly Door[] {
  return ['engine', 'runtime-web'].flatMap(folder => {
    const manifest = JSON.parse(readFileSync(new URL(`../packages/${folder}/package.json`, import.meta.url), 'utf8'))
    const names = Object.keys(manifest.exports as Record<string, unknown>)
    return names
      .filter(
        name => !name.endsWith('.json') && name !== './testing' && name !== './check' && name !== './ink/compiler',
      )
      .map(door => ({
        package: manifest.name as string,
        door,
        ...(manifest.name === '@lacuna/engine' && door === '.' ? { bar: 20 } : {}),
      }))
  })
}

/** What a bundler makes of everything that a door exports, minified and gzipped, in kilobytes. */
async function sizeOf({ package: name, door }: Door, withDependencies: boolean): Promise<number> {
  const specifier = door === '.' ? name : name + door.slice(1)
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'door',
        enforce: 'pre',
        resolveId: id => (id === 'virtual:door' ? '\0door' : undefined),
        load: id => {
          if (id === '\0door') return `export * from '${specifier}'`
          // How Vite fetches a part that is loaded later is Vite's own code.
          return id.endsWith('vite/preload-helper.js')
            ? 'export const __vitePreload = fetchPart => fetchPart()'
            : undefined
        },
      },
    ],
    resolve: { conditions: ['@lacuna/source', 'browser', 'module', 'import', 'default'] },
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      rollupOptions: {
        input: 'virtual:door',
        preserveEntrySignatures: 'strict',
        external: id => builtinModules.includes(id) || (!withDependencies && isDependency(id)),
      },
    },
  })
  const { output } = (Array.isArray(result) ? result[0] : result) as Rollup.RollupOutput
  const chunks = output.filter(part => part.type === 'chunk')
  // What is loaded later, on demand, is not the door's weight, nor is what such parts share.
  const fetched = new Set(chunks.filter(({ isEntry }) => isEntry))
  for (const chunk of fetched)
    for (const other of chunks) if (chunk.imports.includes(other.fileName)) fetched.add(other)
  return [...fetched].reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0) / 1000
}

function isDependency(id: string): boolean {
  return /^[@a-z]/i.test(id) && !id.startsWith('@lacuna/') && !id.startsWith('virtual:')
}

/** Gzip size of each door: our own code, with its dependencies beside it as the baseline. */
export async function benchDoorSize(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const door of doors()) {
    const own = await sizeOf(door, false)
    const all = await sizeOf(door, true)
    const name = door.door === '.' ? door.package : door.package + door.door.slice(1)
    rows.push(row('door size', name, own, 'kB', door.bar === undefined ? {} : { bar: door.bar }))
    rows.push(row('door size', `${name} with its dependencies`, all, 'kB'))
  }
  return rows
}
