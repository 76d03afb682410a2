/**
 * Checks what was changed and is not committed, in some seconds: types, lint of the changed files, and the quick tests that are
 * nearest to them.
 *
 *     npx -y pnpm@12 test:changed
 *     npx -y pnpm@12 test:changed --since main    # all that differs from a commit or a branch
 *     npx -y pnpm@12 test:changed --most 40       # more tests than the eight nearest files
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { importGraph } from '../house/import-graph.ts'
import { checksSideBySide, nodeScript } from './checks-side-by-side.ts'
import { nearestTests } from './nearest-tests.ts'

const root = join(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: { since: { type: 'string', default: 'HEAD' }, most: { type: 'string', default: '8' } },
})

const git = (...args: readonly string[]): readonly string[] =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean)
const changed = [
  ...git('diff', '--name-only', values.since),
  ...git('ls-files', '--others', '--exclude-standard'),
].filter(path => existsSync(join(root, path)))

const all = nearestTests(importGraph(), changed)
const tests = all.slice(0, Number(values.most))
console.log(`${changed.length} files changed; of ${all.length} files of quick tests that they lead to, the nearest:`)
for (const path of tests) console.log(`  ${path}`)

const vitest = nodeScript('vitest/vitest.mjs', 'run', '--configLoader=native', '--project=node', '--project=web')
await checksSideBySide([
  { name: 'types', command: nodeScript('typescript/bin/tsc', '-b') },
  ...(changed.length === 0
    ? []
    : [
        {
          name: 'lint',
          command: nodeScript(
            '@biomejs/biome/bin/biome',
            'ci',
            '--error-on-warnings',
            '--no-errors-on-unmatched',
            ...changed,
          ),
        },
      ]),
  ...(tests.length === 0 ? [] : [{ name: 'tests', command: [...vitest, ...tests], live: true }]),
])
