import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Every test file in Node that repeats itself, by properties or by `runs`; paths from the root of the repository. */
export function propertyTests(): readonly string[] {
  return globSync('{packages,examples,tools,bench,docs}/**/*.test.ts', {
    cwd: root,
    exclude: ['**/node_modules', '**/dist'],
  }).filter(file => /from '(?:fast-check|[./]*\/tools\/runs\.ts)'/.test(readFileSync(join(root, file), 'utf8')))
}
