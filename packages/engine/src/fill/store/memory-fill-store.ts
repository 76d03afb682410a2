import { BoundedMap } from '../../base/bounded-map.ts'
import type { FillStore, StoredFills } from './fill-store.ts'
import { withVariant } from './store-variants.ts'

/**
 * A store in memory, for the sessions of one page or process. `mostKeys` are kept, default 1000; the one used longest
 * ago goes first.
 *
 * @example
 * const session = createSession(ferry, { provider, store: memoryFillStore(200) })
 */
export function memoryFillStore(mostKeys = 1000): Required<Omit<FillStore, 'shared'>> {
  const held = new BoundedMap<string, readonly StoredFills[]>(mostKeys)
  return {
    async load(key) {
      return held.use(key) ?? []
    },
    async save(key, fills, most) {
      held.setNewest(key, withVariant(held.get(key) ?? [], fills, most))
    },
    async erase() {
      held.clear()
    },
  }
}
