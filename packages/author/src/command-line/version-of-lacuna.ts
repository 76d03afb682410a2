import { readFileSync } from 'node:fs'

/** The version in this package's own `package.json`. */
export function versionOfLacuna(): string {
  // The same two steps up from `src` and from `dist`.
  const own: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return (own as { version: string }).version
}
