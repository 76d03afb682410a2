import { posix } from 'node:path'
import type { ImportGraph } from '../house/import-graph.ts'

/**
 * The quick tests in Node and in the browser that are nearest to what was changed: a changed test itself, then those that
 * import a changed file, then those that import one that does, and so on.
 *
 * @param changed paths from the root of the repository; of what is no TypeScript, the tests in its folder are meant.
 * @returns nearest first, those beside a changed file before others that are as near.
 */
export function nearestTests(graph: ImportGraph, changed: readonly string[]): readonly string[] {
  const importers = new Map<string, string[]>()
  for (const [file, imported] of Object.entries(graph))
    for (const each of imported) importers.set(each, [...(importers.get(each) ?? []), file])
  const folders = new Set(changed.map(path => posix.dirname(path)))
  const isTest = (path: string): boolean => /^(?!.*\.slow\.)(?!.*\.e2e\.).*\.test\.ts$/.test(path)
  const beside = (path: string): number => (folders.has(posix.dirname(path)) ? 0 : 1)
  const seen = new Set(changed)
  const found: string[] = []
  let now = [
    ...changed.filter(path => path in graph),
    ...Object.keys(graph).filter(
      path => isTest(path) && changed.some(each => !(each in graph) && posix.dirname(each) === posix.dirname(path)),
    ),
  ]
  while (now.length > 0) {
    for (const path of now) seen.add(path)
    found.push(...now.filter(isTest).toSorted((a, b) => beside(a) - beside(b)))
    now = [...new Set(now.flatMap(path => importers.get(path) ?? []))].filter(path => !seen.has(path))
  }
  return [...new Set(found)]
}
