import type { FillStore, StoredFills } from './fill-store.ts'
import { withVariant } from './store-variants.ts'

/** A store in memory, for the sessions of one page or process. `mostKeys` are kept, default 1000; the one used longest ago goes first. */
export function memoryFillStore(mostKeys = 1000): Required<FillStore> {
  const held = new Map<string, readonly StoredFills[]>()
  const hold = (key: string, variants: readonly StoredFills[]): void => {
    held.delete(key)
    held.set(key, variants)
    if (held.size > mostKeys) held.delete(held.keys().next().value as string)
  }
  return {
    async load(key) {
      const variants = held.get(key)
      if (variants === undefined) return []
      hold(key, variants)
      return variants
    },
    async save(key, fills, most) {
      hold(key, withVariant(held.get(key) ?? [], fills, most))
    },
    async erase() {
      held.clear()
    },
  }
}
