/**
 * Runs all that is checked, side by side, and prints what each took:
 *
 *     npx -y pnpm@12 test         # types, lint, unused code, the quick tests
 *     npx -y pnpm@12 test:slow    # the slow tests
 */
import { checksSideBySide, nodeScript } from './checks-side-by-side.ts'
import type { Check } from './measured-run.ts'

const tests = (name: string, projects: readonly string[]): Check => ({
  name,
  command: nodeScript(
    'vitest/vitest.mjs',
    'run',
    '--configLoader=native',
    ...projects.map(each => `--project=${each}`),
  ),
  live: true,
})

const checks: Readonly<Record<string, readonly Check[]>> = {
  test: [
    { name: 'types', command: nodeScript('typescript/bin/tsc', '-b') },
    { name: 'lint', command: nodeScript('@biomejs/biome/bin/biome', 'ci', '--error-on-warnings') },
    { name: 'unused', command: nodeScript('knip/bin/knip.js', '--no-progress') },
    tests('tests', ['node', 'e2e']),
    // What is tested in a page mostly waits for it: the other tests go on meanwhile.
    tests('page tests', ['web']),
  ],
  slow: [tests('slow tests', ['slow', 'slow-e2e']), tests('slow page tests', ['slow-web'])],
}

const chosen = checks[process.argv[2] ?? 'test']
if (chosen === undefined) throw new Error(`There are the checks ${Object.keys(checks).join(' and ')}.`)
await checksSideBySide(chosen)
