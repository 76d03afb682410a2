import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Which files each file of the house imports, types included; paths from the root of the repository, with `/`. */
export type ImportGraph = Readonly<Record<string, readonly string[]>>

/** Of all TypeScript in packages, tools, bench, examples and docs, tests included. Packages are followed to their sources. */
export function importGraph(): ImportGraph {
  const files = globSync('{packages,tools,bench,examples,docs}/**/*.ts', {
    cwd: root,
    exclude: path => /(^|[\\/])(node_modules|dist|\.tested)$/.test(path),
  })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => !/\.d\.(\w+\.)?ts$/.test(path))
    .toSorted()
  const entries = entriesOfPackages()
  const known = new Set(files)
  return Object.fromEntries(
    files.map(file => {
      const imported = modulesIn(readFileSync(join(root, file), 'utf8')).map(module =>
        module.startsWith('.') ? posix.join(posix.dirname(file), module) : (entries[module] ?? ''),
      )
      return [file, [...new Set(imported)].filter(path => known.has(path))]
    }),
  )
}

/** What a file imports or exports from, statically or not, as it is written; examples in comments aside. */
export function modulesIn(source: string): readonly string[] {
  const code = source.replaceAll(/^\s*(?:\/\*[\s\S]*?\*\/|\/\/.*)/gm, '')
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, module = '']) => module)
}

/** The source file behind each public export of a package: `@lacuna/engine/ink` → `packages/engine/src/ink/index.ts`. */
function entriesOfPackages(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    globSync('packages/*/package.json', { cwd: root }).flatMap(path => {
      const { name, exports = {} } = JSON.parse(readFileSync(join(root, path), 'utf8'))
      const folder = dirname(path).replaceAll('\\', '/')
      return Object.entries<{ readonly '@lacuna/source'?: string }>(exports).flatMap(([entry, targets]) => {
        const source = targets['@lacuna/source']
        return source === undefined ? [] : [[posix.join(name, entry), posix.join(folder, source)]]
      })
    }),
  )
}

/** Sets of files each of which imports all others of its set, by whatever path; the largest first. */
export function circlesIn(graph: ImportGraph): readonly (readonly string[])[] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  const visit = (file: string): void => {
    const index = order.size
    order.set(file, index)
    lowest.set(file, index)
    open.push(file)
    for (const next of graph[file] ?? []) {
      if (!order.has(next)) visit(next)
      if (open.includes(next)) lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(next) ?? 0))
    }
    if (lowest.get(file) === index) circles.push(open.splice(open.indexOf(file)))
  }
  for (const file of Object.keys(graph)) if (!order.has(file)) visit(file)
  return circles.filter(({ length }) => length > 1).toSorted((a, b) => b.length - a.length)
}
