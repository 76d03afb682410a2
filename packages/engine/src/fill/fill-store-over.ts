import type { Json } from '../base/json.ts'
import type { FillStore } from './fill-store.ts'
import { readVariants, withVariant } from './store-variants.ts'

/** Something that keeps JSON by a key: files, a database, what a browser has. */
export interface KeyedItems {
  /** Whatever is kept there; `undefined` or `null` for nothing. */
  read(key: string): Promise<unknown>
  write(key: string, item: Json): Promise<void>
}

/**
 * A fill store over anything that keeps JSON by a key: one item for each key, with its variants in it. Saves through one
 * store follow each other; of two processes that save to one key at the same time, one may lose its variant.
 */
export function fillStoreOver(items: KeyedItems): FillStore {
  const saving = new Map<string, Promise<void>>()
  return {
    load: async key => readVariants(await items.read(key)),
    save(key, fills, most) {
      const before = saving.get(key) ?? Promise.resolve()
      const saved = before
        .catch(() => {})
        .then(async () => {
          const variants = readVariants(await items.read(key))
          const more = withVariant(variants, fills, most)
          if (more !== variants) await items.write(key, more as unknown as Json)
        })
      saving.set(key, saved)
      const over = (): void => {
        if (saving.get(key) === saved) saving.delete(key)
      }
      saved.then(over, over)
      return saved
    },
  }
}
