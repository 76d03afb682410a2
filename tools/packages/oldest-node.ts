import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export interface FoundNode {
  readonly path: string
  readonly version: string
}

/**
 * The oldest Node at hand that the packages promise to run on (20.19 and later): the system's, or else the one that runs the
 * tests.
 */
export function oldestNode(): FoundNode {
  const found = ['/usr/local/bin/node', '/usr/bin/node', '/opt/homebrew/bin/node']
    .filter(path => existsSync(path))
    .map(path => ({ path, version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim().slice(1) }))
  return [...found, { path: process.execPath, version: process.versions.node }]
    .filter(({ version }) => number(version) >= number('20.19.0'))
    .reduce((a, b) => (number(b.version) < number(a.version) ? b : a))
}

const number = (version: string): number => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return major * 1e6 + minor * 1e3 + patch
}
