import { posix } from 'node:path'
import type { ImportGraph } from '../house/import-graph.ts'

/**
 * The quick tests in Node and in the browser that are nearest to what was changed: a changed test itself, then those that
 * import a changed file, then those that import one that does, and so on. A test of the same folder counts as nearer, one of
 * another package as farther; tests in a browser are those of the same package alone.
 *
 * @param changed paths from the root of the repository; of what is no TypeScript, the tests in its folder are meant.
 * @returns nearest first.
 */
export function nearestTests(graph: ImportGraph, changed: readonly string[]): readonly string[] {
  const folders = new Set(changed.map(path => posix.dirname(path)))
  const homes = new Set(changed.map(packageOf))
  const isMeant = (path: string): boolean => !path.endsWith('.web.test.ts') || homes.has(packageOf(path))
  const farther = (path: string): number => (folders.has(posix.dirname(path)) ? 0 : homes.has(packageOf(path)) ? 1 : 4)
  return [...distances(graph, changed)]
    .filter(([path]) => isQuickTest(path) && isMeant(path))
    .map(([path, distance]) => ({ path, distance: distance === 0 ? 0 : distance + farther(path) }))
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ path }) => path)
}

const isQuickTest = (path: string): boolean => /\.test\.ts$/.test(path) && !/\.(slow|e2e)\./.test(path)

const packageOf = (path: string): string => path.split('/').slice(0, 2).join('/')

/** By file: over how many imports it comes to a changed one. */
function distances(graph: ImportGraph, changed: readonly string[]): ReadonlyMap<string, number> {
  const importers = new Map<string, string[]>()
  for (const [file, imported] of Object.entries(graph))
    for (const each of imported) importers.set(each, [...(importers.get(each) ?? []), file])
  const found = new Map<string, number>()
  const others = changed.filter(path => !(path in graph)).map(path => posix.dirname(path))
  for (const path of Object.keys(graph)) {
    if (changed.includes(path)) found.set(path, 0)
    else if (isQuickTest(path) && others.includes(posix.dirname(path))) found.set(path, 1)
  }
  for (const [path, distance] of found)
    for (const next of importers.get(path) ?? []) if (!found.has(next)) found.set(next, distance + 1)
  return found
}
