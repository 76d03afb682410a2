import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Builds the packages once, before the slow tests that read what is built: the published command and the reports of the API. */
export function setup(): void {
  const root = join(import.meta.dirname, '../..')
  const configs = ['engine', 'runtime-web', 'author', 'server'].map(name => `packages/${name}/tsconfig.lib.json`)
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', ...configs], {
    cwd: root,
    stdio: 'inherit',
  })
}
