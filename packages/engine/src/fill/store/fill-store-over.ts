import type { Json } from '../../base/json.ts'
import type { FillStore } from './fill-store.ts'
import { readVariants, withVariant } from './store-variants.ts'

/** Something that keeps JSON by a key: files, a database, what a browser has. */
export interface KeyedItems {
  /** Whatever is kept there; `undefined` or `null` for nothing. */
  read(key: string): Promise<unknown>
  write(key: string, item: Json): Promise<void>
  /** Removes every item. Default: the store can't be erased. */
  clear?(): Promise<void>
}

/**
 * A fill store over anything that keeps JSON by a key: one item for each key, with its variants in it. Saves through
 * one store follow each other, a load waits for those of its key, and so do saves and an erasing: what is being saved
 * is waited for, and erased with the rest. Of two processes that save to one key at the same time, one may lose its
 * variant; and what one saves while the other erases may stay. Its methods reject with what `items` throws.
 *
 * @example
 * const items = new Map<string, Json>()
 * const store = fillStoreOver({
 *   read: async key => items.get(key),
 *   write: async (key, item) => void items.set(key, item),
 * })
 */
export function fillStoreOver(items: Required<KeyedItems>): Required<FillStore>
export function fillStoreOver(items: KeyedItems): FillStore
export function fillStoreOver(items: KeyedItems): FillStore {
  const saving = new Map<string, Promise<void>>()
  let erased: Promise<void> = Promise.resolve()
  const { clear } = items
  const store: FillStore = {
    async load(key) {
      // What is half written is not read.
      await saving.get(key)?.catch(() => {})
      return readVariants(await items.read(key))
    },
    save(key, fills, most) {
      const before = saving.get(key) ?? erased
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
  if (clear === undefined) return store
  return {
    ...store,
    erase() {
      const before = Promise.allSettled([erased, ...saving.values()])
      saving.clear()
      erased = before.then(() => clear.call(items))
      return erased
    },
  }
}
