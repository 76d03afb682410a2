import type { Json } from '../base/json.ts'

/** One accepted answer to a request: what to show in each of its slots, by the member of the answer. */
export interface StoredFills {
  readonly provider: string
  readonly model?: string
  readonly texts: Readonly<Record<string, { readonly text: string; readonly value?: Json }>>
}

/**
 * Where accepted fills are kept for another visit, another session or another player. Only what reads nothing private is
 * ever given to a store; a store that players share is written by a server alone. Everything that comes out of one is
 * checked like an answer before it is shown. Passes `testFillStore` of `@lacuna/engine/testing`.
 */
export interface FillStore {
  /** The variants of a key, oldest first; none where there are none. A failure counts as none. */
  load(key: string): Promise<readonly StoredFills[]>
  /** Adds a variant. A store may drop what was used longest ago. */
  save(key: string, fills: StoredFills): Promise<void>
}

/** A store in memory, for sessions of one page or process. `mostKeys` are kept, default 1000. */
export function memoryFillStore(mostKeys = 1000): FillStore {
  const held = new Map<string, readonly StoredFills[]>()
  return {
    load: async key => held.get(key) ?? [],
    save: async (key, fills) => {
      const variants = [...(held.get(key) ?? []), fills]
      held.delete(key)
      held.set(key, variants)
      if (held.size > mostKeys) held.delete(held.keys().next().value as string)
    },
  }
}
