import type { FillStore } from '@lacuna/engine'
import { fillStoreOver } from '@lacuna/engine/fill'

/** The part of a storage of `unstorage` that is used here. */
export interface ItemStorage {
  getItem(key: string): Promise<unknown>
  setItem(key: string, value: never): Promise<void>
  removeItem(key: string): Promise<void>
  getKeys(base: string): Promise<readonly string[]>
}

/**
 * A fill store in a storage of `unstorage`, and so in memory, in files, in Redis, or wherever else it has a driver for.
 * How long items stay, and how many, is the driver's to say. `erase` removes the fills, and nothing else that is kept there.
 *
 * @example unstorageFills(createStorage({ driver: redisDriver({ url, ttl: 30 * 24 * 3600 }) }))
 */
export function unstorageFills(storage: ItemStorage): Required<FillStore> {
  return fillStoreOver({
    read: key => storage.getItem(`fills:${key}`),
    write: (key, item) => storage.setItem(`fills:${key}`, item as never),
    // Not every driver's own `clear` leaves alone what is kept there besides.
    async clear() {
      for (const key of await storage.getKeys('fills')) await storage.removeItem(key)
    },
  })
}
