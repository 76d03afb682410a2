import type { NarrativeProvider } from '@lacuna/engine'
import type { Filler } from './filler.ts'
import type { Strings } from './strings.ts'

/**
 * What the page says of a provider to its player; `undefined` where there is none.
 *
 * @example
 * const page = createPage(element, ferry, { filler: fillerOf(provider, english) })
 */
export function fillerOf(provider: NarrativeProvider | undefined, strings: Strings): Filler | undefined {
  if (!provider) return undefined
  return {
    id: provider.id,
    name: strings.providers[provider.id] ?? provider.id,
    local: provider.capabilities.local,
    rules: provider.rules ?? false,
    ...(provider.recorded && { recorded: provider.recorded }),
    ...(provider.capabilities.path && { path: true }),
    ...(provider.model !== undefined && { model: provider.model }),
  }
}
