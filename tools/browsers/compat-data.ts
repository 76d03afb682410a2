import data from '@mdn/browser-compat-data' with { type: 'json' }
import type { CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data/types'
import { type SupportedBrowser, supported } from './supported.ts'

/** What MDN's table of browsers knows under a name like `api.Document.startViewTransition`. */
export function known(...path: readonly string[]): Identifier | undefined {
  let at: Identifier | undefined = data as unknown as Identifier
  for (const name of path) at = at !== undefined && Object.hasOwn(at, name) ? at[name] : undefined
  return at
}

/** Which of our browsers lack it in their oldest supported version; `undefined` for what MDN does not know. */
export function lacking(...path: readonly string[]): readonly string[] | undefined {
  const compat = known(...path)?.__compat
  return compat === undefined ? undefined : lackingOf(compat)
}

const lackingOf = (compat: CompatStatement): readonly string[] =>
  (Object.keys(supported) as SupportedBrowser[])
    .filter(browser => {
      const support = compat.support[browser]
      const statements = Array.isArray(support) ? support : support === undefined ? [] : [support]
      return !statements.some(each => has(each as SimpleSupportStatement, supported[browser]))
    })
    .map(browser => `${data.browsers[browser].name} ${supported[browser]}`)

// A prefixed or renamed feature does not answer to this name; one behind a flag is not there. Partial support counts: what
// is missing of it is rarely the part in use, and MDN calls a great deal partial.
function has(statement: SimpleSupportStatement, version: string): boolean {
  const { version_added: added, version_removed: removed, flags, prefix, alternative_name: renamed } = statement
  if (typeof added !== 'string' || added === 'preview' || flags || prefix || renamed) return false
  return atMost(added, version) && !(typeof removed === 'string' && atMost(removed, version))
}

function atMost(a: string, b: string): boolean {
  const [major = 0, minor = 0] = a.replace('≤', '').split('.').map(Number)
  const [majorB = 0, minorB = 0] = b.split('.').map(Number)
  return major < majorB || (major === majorB && minor <= minorB)
}

/**
 * Names of members that every object which has them lacks in one of our browsers: `requestClose`, not `close`. The name alone
 * tells on them, without the type of what they are asked of.
 */
export function lateMembers(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  const look = (holder: Identifier, own: string): void => {
    for (const [name, member] of Object.entries(holder) as [string, Identifier][]) {
      if (!/^[a-zA-Z]+$/.test(name)) continue
      // Some objects stand in another one, as Locale does in Intl.
      if (/^[A-Z]/.test(name) && name !== own) look(member, name)
      if (name === own || member.__compat === undefined) continue
      const missing = lackingOf(member.__compat)
      // Once it is there on any object, the name says nothing.
      if (missing.length === 0 || !found.has(name)) found.set(name, missing)
    }
  }
  for (const roof of [data.api, data.javascript.builtins])
    for (const [name, holder] of Object.entries(roof ?? {})) look(holder as Identifier, name)
  for (const [name, missing] of found) if (missing.length === 0) found.delete(name)
  return found
}
